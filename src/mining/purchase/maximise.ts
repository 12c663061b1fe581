import { byLogarithms, type Likelihood } from './likelihood.js'
import { cholesky, inverseDiagonal, solve } from './symmetric.js'

/** Where a likelihood is highest, and how well the data fix that point. */
export interface Maximum {
  readonly at: readonly number[]
  readonly value: number
  /** Of each parameter, by the inverse of the negative Hessian; null where the likelihood is flat or not at its top. */
  readonly errors: readonly number[] | null
  /** Whether no Newton step would gain more than 1e-9 of log-likelihood. */
  readonly converged: boolean
  readonly steps: number
}

/** Parameters beyond it have run away: a step is at most e², so that takes a dozen steps. */
const bounds = [1e-9, 1e12] as const
/** What a step may still promise at the top, in units of log-likelihood: 1e-9 is 5e-5 of a standard error. */
const settled = 1e-9
/** A factor of e² a step keeps far starts from leaping into nonsense. */
const longest = 2

/**
 * The top of a log-likelihood of positive parameters: Newton's steps on their logarithms, damped by Levenberg's rule
 * wherever the surface does not bend down or a step does not climb. Parameters that run beyond `bounds` end the climb:
 * then there is no inner maximum, and `converged` is false.
 */
export async function maximise(
  likelihood: (at: readonly number[]) => Likelihood | Promise<Likelihood>,
  start: readonly number[],
  mostSteps = 200,
): Promise<Maximum> {
  let at = start
  let here = byLogarithms(await likelihood(at), at)
  let damping = 0
  let steps = 0
  for (; steps < mostSteps; steps++) {
    const step = stepOf(here, damping)
    if (step !== null && damping === 0 && step.gain < settled) break
    if (step === null) {
      damping = Math.max(damping * 10, 1e-4)
      if (damping > 1e12) break
      continue
    }
    const next = at.map((p, i) => p * Math.exp(step.by[i] ?? 0))
    if (next.some(p => !(p >= bounds[0] && p <= bounds[1]))) break
    const there = byLogarithms(await likelihood(next), next)
    if (there.value >= here.value - 1e-12 * Math.abs(here.value)) {
      at = next
      here = there
      damping = damping < 1e-3 ? 0 : damping / 10
    } else {
      damping = Math.max(damping * 10, 1e-4)
      if (damping > 1e12) break
    }
  }
  const last = stepOf(here, 0)
  const converged = last !== null && last.gain < 10 * settled
  return {
    at,
    value: here.value,
    errors: converged ? inverseDiagonal(last.lower, at.length).map((v, i) => (at[i] ?? 0) * Math.sqrt(v)) : null,
    converged,
    steps,
  }
}

/** The step that solves (D − H)·step = g, D the damping of each direction's own bend; null where D − H is not positive. */
function stepOf({ gradient, hessian }: Likelihood, damping: number) {
  const size = gradient.length
  const bent = hessian.map((h, k) => {
    const own = Math.abs(hessian[Math.floor(k / size) * (size + 1)] ?? 0)
    return k % (size + 1) === 0 ? -h + damping * Math.max(own, 1e-8) : -h
  })
  const lower = cholesky(bent, size)
  if (lower === null) return null
  const full = solve(lower, gradient, size)
  const gain = full.reduce((sum, d, i) => sum + d * (gradient[i] ?? 0), 0) / 2
  const scale = Math.min(1, longest / Math.max(...full.map(Math.abs)))
  return { by: full.map(d => d * scale), gain, lower }
}
