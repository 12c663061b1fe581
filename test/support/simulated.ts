/** Draws that repeat: mulberry32, and what is made of it. For customers whose parameters are known. */
export interface Draws {
  uniform(): number
  exponential(rate: number): number
  gamma(shape: number, rate: number): number
  beta(a: number, b: number): number
}

export function draws(seed: number): Draws {
  let state = seed
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296
  }
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  /** Marsaglia and Tsang (2000). */
  const gamma = (shape: number, rate: number): number => {
    if (shape < 1) return gamma(shape + 1, rate) * uniform() ** (1 / shape)
    const d = shape - 1 / 3
    for (;;) {
      const z = normal()
      const v = (1 + z / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(uniform()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return (d * v) / rate
    }
  }
  return {
    uniform,
    exponential: rate => -Math.log(uniform()) / rate,
    gamma,
    beta(a, b) {
      const one = gamma(a, 1)
      return one / (one + gamma(b, 1))
    },
  }
}
