import { alivePurchases } from './alive-purchases.js'
import { digamma, logBeta, logGamma, trigamma } from './gamma.js'
import { type Likelihood, LikelihoodSum } from './likelihood.js'
import type { Patterns } from './patterns.js'
import type { PurchaseModel } from './purchase-model.js'

/**
 * BG/NBD (Fader, Hardie & Lee 2005): purchases at a rate λ ~ Gamma(r, α), and after each repeat purchase the customer
 * leaves with probability p ~ Beta(a, b). Who bought once has had no occasion to leave: P(alive) is 1.
 *
 * MBG/NBD (Batislam, Denizel & Filiztekin 2007): they may leave after the first purchase, too.
 *
 * Likelihood of (x, t_x, T): Γ(r+x)/Γ(r) · α^r · B(a, b')/B(a, b) · (α+T)^−(r+x) · (1 + e^δ), with b' = b+x (MBG:
 * b+x+1) and e^δ = a/(b'−1) · ((α+T)/(α+t_x))^(r+x), the odds that they left at t_x. All in logarithms, so that 221
 * purchases are no more than 2; derivatives are those of a mixture of two.
 */
function betaGeometric(name: 'bg_nbd' | 'mbg_nbd', leavesAtOnce: 0 | 1): PurchaseModel {
  const oddsOfLeft = (at: readonly number[], x: number, last: number, seen: number): number => {
    const [r = 0, alpha = 0, a = 0, b = 0] = at
    if (x === 0 && leavesAtOnce === 0) return Number.NEGATIVE_INFINITY
    const later = b + x + leavesAtOnce - 1
    return Math.log(a / later) + (r + x) * Math.log1p((seen - last) / (alpha + last))
  }
  return {
    name,
    parameters: ['r', 'alpha', 'a', 'b'],
    inTime: { alpha: 1 },
    start: ({ repeats, seen }) => [0.5, (0.5 * seen) / Math.max(repeats, 1), 1, 2],
    likelihood: (patterns, at) => likelihood(patterns, at, leavesAtOnce),
    expectedOfNew(at, time) {
      const [r = 0, alpha = 0, a = 0, b = 0] = at
      const stays = leavesAtOnce === 0 ? 1 : b / (a + b)
      return stays * alivePurchases(r, alpha, a, b + leavesAtOnce, time)
    },
    alive: (at, { x, last, seen }) => 1 / (1 + Math.exp(oddsOfLeft(at, x, last, seen))),
    ahead([r = 0, alpha = 0, a = 0, b = 0], x, seen) {
      return {
        expected: time => alivePurchases(r + x, alpha + seen, a, b + x + leavesAtOnce, time),
        // Whoever is here buys before they can leave: only λ matters for "none".
        none: time => Math.exp(-(r + x) * Math.log1p(time / (alpha + seen))),
      }
    },
  }
}

/** Parameters r, α, a, b. The parts that depend on x alone are computed once for each x: patterns come in its order. */
function likelihood({ size, x: xs, last, seen, n }: Patterns, at: readonly number[], shift: 0 | 1): Likelihood {
  const [r = 0, alpha = 0, a = 0, b = 0] = at
  const sum = new LikelihoodSum(4)
  const [logAlpha, psiR, psi1R] = [Math.log(alpha), digamma(r), trigamma(r)]
  const [psiAB, psi1AB, psiB, psi1B] = [digamma(a + b), trigamma(a + b), digamma(b), trigamma(b)]
  const fixed = r * logAlpha - logGamma(r) - logBeta(a, b)
  let [of, ofX, rx, later, logOdds] = [Number.NaN, 0, 0, 0, 0]
  let [gR, gA, gB, hR, hA, hB] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < size; i++) {
    const x = xs[i] ?? 0
    const count = n[i] ?? 0
    if (x !== of) {
      of = x
      rx = r + x
      later = b + x + shift
      ofX = logGamma(rx) + logBeta(a, later) + fixed
      logOdds = x === 0 && shift === 0 ? Number.NEGATIVE_INFINITY : Math.log(a / (later - 1))
      gR = digamma(rx) - psiR + logAlpha
      gA = psiAB - digamma(a + later)
      gB = gA - psiB + digamma(later)
      hR = trigamma(rx) - psi1R
      hA = psi1AB - trigamma(a + later)
      hB = hA - psi1B + trigamma(later)
    }
    const end = alpha + (seen[i] ?? 0)
    const bought = alpha + (last[i] ?? 0)
    const logEnd = Math.log(end)
    const silent = Math.log(end / bought)
    const odds = logOdds + rx * silent
    const more = odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds))
    sum.value += count * (ofX - rx * logEnd + more)

    const left = 1 / (1 + Math.exp(-odds))
    const both = left * (1 - left)
    const dAlpha = rx * (1 / end - 1 / bought)
    sum.first(0, count * (gR - logEnd + left * silent))
    sum.first(1, count * (r / alpha - rx / end + left * dAlpha))
    sum.first(2, count * (gA + left / a))
    sum.second(0, 0, count * (hR + both * silent * silent))
    sum.second(0, 1, count * (1 / alpha - 1 / end + left * (1 / end - 1 / bought) + both * silent * dAlpha))
    sum.second(0, 2, (count * both * silent) / a)
    sum.second(
      1,
      1,
      count *
        (rx / (end * end) -
          r / (alpha * alpha) +
          left * rx * (1 / (bought * bought) - 1 / (end * end)) +
          both * dAlpha * dAlpha),
    )
    sum.second(1, 2, (count * both * dAlpha) / a)
    sum.second(2, 2, count * (hA + (both - left) / (a * a)))
    // Without odds (x = 0 of BG/NBD) b' − 1 may be 0 or less.
    const dB = left === 0 ? 0 : -1 / (later - 1)
    sum.first(3, count * (gB + left * dB))
    sum.second(0, 3, count * both * silent * dB)
    sum.second(1, 3, count * both * dAlpha * dB)
    sum.second(2, 3, count * (hA + (both * dB) / a))
    sum.second(3, 3, count * (hB + (left + both) * dB * dB))
  }
  return sum.done()
}

export const bgNbd = betaGeometric('bg_nbd', 0)
export const mbgNbd = betaGeometric('mbg_nbd', 1)
