import { z } from 'zod'
import { bgNbd, mbgNbd } from './beta-geometric.js'
import { fitPurchases } from './fit-purchases.js'
import { faultOf, tooFew } from './gate.js'
import { nbd, poisson } from './nbd.js'
import { paretoNbd } from './pareto.js'
import { type Patterns, totalsOf } from './patterns.js'
import { type CandidateName, candidateNames, type PurchaseModel } from './purchase-model.js'

export const purchaseModels: Readonly<Record<CandidateName, PurchaseModel>> = {
  mbg_nbd: mbgNbd,
  pareto_nbd: paretoNbd,
  bg_nbd: bgNbd,
  nbd,
  poisson,
}

/** What became of one candidate, as the card shows it. Parameters are in days. */
export const candidate = z.strictObject({
  name: z.enum(candidateNames),
  parameters: z.record(z.string(), z.number()),
  standard_errors: z.record(z.string(), z.number()).nullable(),
  log_likelihood: z.number().nullable(),
  /** Why it may not forecast; NULL where it may. */
  fault: z.string().nullable(),
})
export type Candidate = z.infer<typeof candidate>

/** Fits one candidate to patterns in days and judges it by the gate. */
export async function tryCandidate(name: CandidateName, patterns: Patterns): Promise<Candidate> {
  const model = purchaseModels[name]
  const few = tooFew(model, totalsOf(patterns))
  if (few !== undefined) return { name, parameters: {}, standard_errors: null, log_likelihood: null, fault: few }
  const found = await fitPurchases(model, patterns)
  const named = (values: readonly number[]) =>
    Object.fromEntries(values.map((value, i) => [columnName(model, model.parameters[i] ?? ''), value]))
  return {
    name,
    parameters: named(found.at),
    standard_errors: found.errors === null ? null : named(found.errors),
    log_likelihood: Number.isFinite(found.value) ? found.value : null,
    fault: faultOf(model, found) ?? null,
  }
}

/** Its parameters in the order in which the model takes them. */
export function pointOf({ name, parameters }: Pick<Candidate, 'name' | 'parameters'>): readonly number[] {
  const model = purchaseModels[name]
  return model.parameters.map(parameter => {
    const value = parameters[columnName(model, parameter)]
    if (value === undefined) throw new RangeError(`${name} has no ${columnName(model, parameter)}`)
    return value
  })
}

/** With the unit of time where it has one: `alpha_days`, `lambda_per_day`. */
function columnName({ inTime }: PurchaseModel, parameter: string): string {
  const power = inTime[parameter]
  if (power === undefined) return parameter
  return power === 1 ? `${parameter}_days` : `${parameter}_per_day`
}
