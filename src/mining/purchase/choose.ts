import type { Candidate } from './candidates.js'
import type { Foretold } from './hold-out-deviance.js'
import type { CandidateName } from './purchase-model.js'

export interface Choice {
  readonly name: CandidateName
  readonly because: string
}

/** They know who may have left, one-time buyers included. BG/NBD holds everybody who bought once to be there for ever. */
const preferred: ReadonlySet<CandidateName> = new Set(['mbg_nbd', 'pareto_nbd'])
/** Differences below two standard errors, or two of log-likelihood, are chance. */
const near = 2

/**
 * The candidate that forecasts, of those without fault: the one that foretold best what came after an earlier day; where
 * the history is too short for that, the one with the highest likelihood for its number of parameters (BIC). One that
 * lets one-time buyers leave is preferred to a better one by no more than chance. One rate for all is the last resort.
 */
export function choose(
  candidates: readonly Candidate[],
  held: readonly Foretold[] | string,
  customers: number,
): Choice {
  const sound = candidates.filter(({ fault }) => fault === null)
  const [only, ...more] = sound.filter(({ name }) => name !== 'poisson')
  if (only === undefined) return { name: 'poisson', because: 'no richer model has an inner maximum on these data' }
  if (more.length === 0) return { name: only.name, because: 'no other model has an inner maximum on these data' }
  const judged = typeof held === 'string' ? [] : held.filter(({ name }) => name !== 'poisson' && isIn(sound, name))
  const [first] = judged
  if (first === undefined)
    return byLikelihood([only, ...more], typeof held === 'string' ? held : 'no candidate', customers)
  const level = judged.find(({ name, behind, behind_error }) => preferred.has(name) && behind <= near * behind_error)
  const chosen = preferred.has(first.name) ? first : (level ?? first)
  const list = judged.map(({ name, deviance }) => `${name} ${deviance.toFixed(4)}`).join(', ')
  const why = chosen === first ? 'it foretold best' : `${first.name} foretold better by no more than chance`
  return { name: chosen.name, because: `${why} what came after an earlier day (deviance per customer: ${list})` }
}

function byLikelihood(sound: readonly Candidate[], why: string, customers: number): Choice {
  const cost = ({ parameters, log_likelihood }: Candidate) =>
    Object.keys(parameters).length * Math.log(customers) - 2 * (log_likelihood ?? Number.NEGATIVE_INFINITY)
  const ranked = [...sound].sort((one, other) => cost(one) - cost(other))
  const [first] = ranked
  if (first === undefined) return { name: 'poisson', because: why }
  const level = ranked.find(one => preferred.has(one.name) && cost(one) - cost(first) <= 2 * near)
  const chosen = preferred.has(first.name) ? first : (level ?? first)
  const list = ranked.map(one => `${one.name} ${cost(one).toFixed(1)}`).join(', ')
  return { name: chosen.name, because: `by likelihood (BIC: ${list}), as no earlier day can judge: ${why}` }
}

function isIn(list: readonly Candidate[], name: CandidateName): boolean {
  return list.some(candidate => candidate.name === name)
}
