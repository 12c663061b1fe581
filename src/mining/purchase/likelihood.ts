/** A log-likelihood at one point of the parameters, with its derivatives by them. `hessian` is by rows. */
export interface Likelihood {
  readonly value: number
  readonly gradient: Float64Array
  readonly hessian: Float64Array
}

/** Sums of values, first and second derivatives, in the order in which they are added. */
export class LikelihoodSum {
  value = 0
  readonly gradient: Float64Array
  private readonly upper: Float64Array

  constructor(readonly parameters: number) {
    this.gradient = new Float64Array(parameters)
    this.upper = new Float64Array(parameters * parameters)
  }

  /** Adds to ∂/∂i. */
  first(i: number, amount: number): void {
    this.gradient[i] = (this.gradient[i] ?? 0) + amount
  }

  /** Adds to ∂²/∂i∂j, i <= j; the other half is the same. */
  second(i: number, j: number, amount: number): void {
    const at = i * this.parameters + j
    this.upper[at] = (this.upper[at] ?? 0) + amount
  }

  done(): Likelihood {
    const { parameters, upper } = this
    const hessian = new Float64Array(upper.length)
    for (let i = 0; i < parameters; i++)
      for (let j = 0; j < parameters; j++)
        hessian[i * parameters + j] = upper[Math.min(i, j) * parameters + Math.max(i, j)] ?? 0
    return { value: this.value, gradient: this.gradient, hessian }
  }
}

/**
 * The same likelihood by the logarithms of its parameters: positive parameters without bounds.
 * d/dθ = p·d/dp, and d²/dθᵢdθⱼ = pᵢpⱼ·d²/dpᵢdpⱼ + [i = j]·pᵢ·d/dpᵢ.
 */
export function byLogarithms({ value, gradient, hessian }: Likelihood, at: readonly number[]): Likelihood {
  const size = at.length
  const first = gradient.map((g, i) => g * (at[i] ?? 0))
  const second = hessian.map((h, k) => {
    const [i, j] = [Math.floor(k / size), k % size]
    return h * (at[i] ?? 0) * (at[j] ?? 0) + (i === j ? (first[i] ?? 0) : 0)
  })
  return { value, gradient: first, hessian: second }
}
