import { z } from 'zod'
import { moneyText, tenThousandths } from '../money.js'
import type { Measure } from './measures.js'

/** Scores go from 1 to 5, so a measure has four cut points. */
export const scores = [1, 2, 3, 4, 5] as const

/**
 * Four cut points, ascending, as exact decimal text: `30` days, `2` orders, `120.5000` of money. A value scores 1 and
 * one more for each cut point below it; recency the other way round. So equal values get equal scores, always.
 */
export const cutsSchema = z.tuple([z.string(), z.string(), z.string(), z.string()])
export type Cuts = z.infer<typeof cutsSchema>
export type CutsOf = Readonly<Record<Measure, Cuts>>

/** How many cut points lie below the value. */
export function cutsBelow(cuts: Cuts, value: bigint | string): number {
  const units = tenThousandths(String(value))
  return cuts.filter(cut => tenThousandths(cut) < units).length
}

/** The smallest value above a cut point: the next day or order, the next ten-thousandth of money. */
export function justAbove(measure: Measure, cut: string): string {
  return measure === 'monetary' ? moneyText(tenThousandths(cut) + 1n) : String(BigInt(cut) + 1n)
}
