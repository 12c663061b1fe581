import { digamma, logGamma, trigamma } from './gamma.js'
import { lifetimeNodes } from './lifetime-integral.js'
import { type Likelihood, LikelihoodSum } from './likelihood.js'
import type { Patterns } from './patterns.js'
import type { PurchaseModel } from './purchase-model.js'

/**
 * Pareto/NBD (Schmittlein, Morrison & Colombo 1987): purchases at a rate λ ~ Gamma(r, α) until the customer leaves,
 * which may happen on any day, at a rate μ ~ Gamma(s, β).
 *
 * Likelihood of (x, t_x, T): Γ(r+x)/Γ(r) · α^r · β^s · M, where M is the sum of who is still here,
 * (α+T)^−(r+x) · (β+T)^−s, and of all moments u in (t_x, T] at which they may have left (`lifetime-integral.ts`). The
 * derivatives are those of a mixture: the mean of the derivatives of its parts and, for the second ones, the mean of
 * theirs plus the covariance of the first (Louis 1982).
 */
export const paretoNbd: PurchaseModel = {
  name: 'pareto_nbd',
  parameters: ['r', 'alpha', 's', 'beta'],
  inTime: { alpha: 1, beta: 1 },
  start: ({ repeats, seen, customers }) => [
    0.5,
    (0.5 * seen) / Math.max(repeats, 1),
    0.5,
    Math.max(seen / Math.max(customers, 1) / 2, 1e-3),
  ],
  likelihood,
  expectedOfNew: ([r = 0, alpha = 0, s = 0, beta = 0], time) => (r / alpha) * timeHere(s, beta, time),
  alive: ([r = 0, alpha = 0, s = 0, beta = 0], { x, last, seen }) => hereAt(r + x, alpha, s, beta, last, seen).alive,
  ahead([r = 0, alpha = 0, s = 0, beta = 0], x, seen) {
    const [k, a, b] = [r + x, alpha + seen, beta + seen]
    return {
      expected: time => (k / a) * timeHere(s, b, time),
      // Someone new with these parameters, of whom nothing is seen for `time`.
      none: time => Math.min(1, Math.exp(k * Math.log(a) + s * Math.log(b) + hereAt(k, a, s, b, 0, time).log)),
    }
  },
}

/** ∫ (β/(β+u))^s du from 0 to t: expected time until t or until they leave; s = 1 is the limit, not a division by 0. */
function timeHere(s: number, beta: number, time: number): number {
  const log = Math.log1p(time / beta)
  const e = 1 - s
  return beta * (Math.abs(e * log) < 1e-300 ? log : Math.expm1(e * log) / e)
}

const shared = lifetimeNodes()

/** ln M of a history with k = r + x, and the share of it of those who are still here. */
function hereAt(k: number, alpha: number, s: number, beta: number, from: number, to: number) {
  const here = -k * Math.log(alpha + to) - s * Math.log(beta + to)
  const { base, count, weight } = shared.of(k, alpha, s, beta, from, to)
  let sum = 0
  for (let j = 0; j < count; j++) sum += weight[j] ?? 0
  const left = sum === 0 ? Number.NEGATIVE_INFINITY : base + Math.log(sum)
  const top = Math.max(here, left)
  const log = top + Math.log(Math.exp(here - top) + Math.exp(left - top))
  return { log, alive: 1 / (1 + Math.exp(left - here)) }
}

/** Parameters r, α, s, β. */
function likelihood({ size, x: xs, last, seen, n }: Patterns, at: readonly number[]): Likelihood {
  const [r = 0, alpha = 0, s = 0, beta = 0] = at
  const sum = new LikelihoodSum(4)
  const [logAlpha, logBeta, psiR, psi1R, lnR] = [Math.log(alpha), Math.log(beta), digamma(r), trigamma(r), logGamma(r)]
  let [of, ofX, gR, hR] = [Number.NaN, 0, 0, 0]
  for (let i = 0; i < size; i++) {
    const x = xs[i] ?? 0
    const count = n[i] ?? 0
    if (x !== of) {
      of = x
      ofX = logGamma(r + x) - lnR + r * logAlpha + s * logBeta
      gR = digamma(r + x) - psiR + logAlpha
      hR = trigamma(r + x) - psi1R
    }
    const k = r + x
    const end = seen[i] ?? 0
    const nodes = shared.of(k, alpha, s, beta, last[i] ?? 0, end)
    const logEndA = Math.log(alpha + end)
    const logEndB = Math.log(beta + end)
    const here = -k * logEndA - s * logEndB
    const top = Math.max(here, nodes.base)

    // Moments of (ln(α+u), 1/(α+u), ln(β+u), 1/(β+u)) over the moments u at which they may have left.
    const scale = Math.exp(nodes.base - top)
    let [w0, la, ia, lb, ib] = [0, 0, 0, 0, 0]
    let [laa, lia, lab, lib, iaa, ilb, iab, lbb, lbi, ibb] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    for (let j = 0; j < nodes.count; j++) {
      const w = scale * (nodes.weight[j] ?? 0)
      const u = nodes.u[j] ?? 0
      const [p, q, f, g] = [nodes.logAlpha[j] ?? 0, 1 / (alpha + u), nodes.logBeta[j] ?? 0, 1 / (beta + u)]
      w0 += w
      la += w * p
      ia += w * q
      lb += w * f
      ib += w * g
      laa += w * p * p
      lia += w * p * q
      lab += w * p * f
      lib += w * p * g
      iaa += w * q * q
      ilb += w * q * f
      iab += w * q * g
      lbb += w * f * f
      lbi += w * f * g
      ibb += w * g * g
    }
    const w1 = Math.exp(here - top)
    const all = w0 + w1
    sum.value += count * (ofX + top + Math.log(all))

    const [iEndA, iEndB] = [1 / (alpha + end), 1 / (beta + end)]
    const left = w0 / all
    const stay = w1 / all
    // Means of the first derivatives over both: of ln(α+u), k/(α+u), ln(β+u) − 1/s, (s+1)/(β+u), all negative.
    const dR = -(la / all + stay * logEndA)
    const dA = -k * (ia / all + stay * iEndA)
    const dS = left / s - lb / all - stay * logEndB
    const dB = -((s + 1) * (ib / all) + s * stay * iEndB)
    sum.first(0, count * (gR + dR))
    sum.first(1, count * (r / alpha + dA))
    sum.first(2, count * (logBeta + dS))
    sum.first(3, count * (s / beta + dB))

    const s1 = s + 1
    // Means of products of first derivatives, and of second derivatives.
    const rr = laa / all + stay * logEndA * logEndA
    const ra = k * (lia / all + stay * logEndA * iEndA)
    const rs = lab / all - la / all / s + stay * logEndA * logEndB
    const rb = (s1 * lib) / all + s * stay * logEndA * iEndB
    const aa = k * k * (iaa / all + stay * iEndA * iEndA)
    const as = k * (ilb / all - ia / all / s + stay * iEndA * logEndB)
    const ab = k * ((s1 * iab) / all + s * stay * iEndA * iEndB)
    const ss = (lbb - (2 * lb) / s + w0 / (s * s)) / all + stay * logEndB * logEndB
    const sb = (s1 * (lbi - ib / s)) / all + s * stay * logEndB * iEndB
    const bb = (s1 * s1 * ibb) / all + s * s * stay * iEndB * iEndB
    sum.second(0, 0, count * (hR + rr - dR * dR))
    sum.second(0, 1, count * (1 / alpha - (ia / all + stay * iEndA) + ra - dR * dA))
    sum.second(0, 2, count * (rs - dR * dS))
    sum.second(0, 3, count * (rb - dR * dB))
    sum.second(1, 1, count * (-r / (alpha * alpha) + k * (iaa / all + stay * iEndA * iEndA) + aa - dA * dA))
    sum.second(1, 2, count * (as - dA * dS))
    sum.second(1, 3, count * (ab - dA * dB))
    sum.second(2, 2, count * (ss - left / (s * s) - dS * dS))
    sum.second(2, 3, count * (1 / beta - (ib / all + stay * iEndB) + sb - dS * dB))
    sum.second(3, 3, count * (-s / (beta * beta) + (s1 * ibb) / all + s * stay * iEndB * iEndB + bb - dB * dB))
  }
  return sum.done()
}
