import { decimalText, scaledDecimal } from '../../warehouse/engine/decimal.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Query } from '../../warehouse/engine/query.js'
import { bind, plainText, reading, type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import { withVersionDays } from '../version-days.js'
import type { Amounts, Counted } from './difference.js'

/** What customers of one arm, and of one group of them, add up to. Money is exact decimal text, of squares with 8 digits. */
export type ArmSums = {
  readonly campaign_key: bigint
  readonly arm: string
  readonly is_control: boolean
  /**
   * `(all)`, `(channel)` of the contact, `(recency)` and `(spend)` of purchases before the campaign, or the name of an
   * attribute.
   */
  readonly kind: string
  readonly value: string
  readonly customers: bigint
  readonly responded: bigint | null
  /** Contacts of theirs that name the campaign: coupons redeemed, calls. */
  readonly answers: bigint | null
  readonly bought: bigint | null
  /** Of how many of them the money is known. */
  readonly revenues: bigint
  readonly revenue: string | null
  readonly revenue_squares: string | null
  readonly margins: bigint
  readonly margin: string | null
  readonly margin_squares: string | null
}

/** Files that tell who belongs to which group. */
const ways = ['campaign_contact_groups', 'campaign_past_groups', 'campaign_trait_groups'] as const

/**
 * Sums of every campaign, of all customers, by channel, by what they had bought before and, where customers have attributes,
 * by each of few values.
 */
export async function armSums(engine: Engine, hasAttributes: boolean): Promise<readonly ArmSums[]> {
  const found: ArmSums[] = []
  for (const way of ways) {
    if (way === 'campaign_trait_groups' && !hasAttributes) continue
    found.push(...(await rows(engine, sumsOfGroups(withVersionDays(sqlFile(`reports/${way}.sql`))))))
  }
  return found
}

/** What groups add up to. @param groups rows of `contact_key`, `kind` and `value` */
export function sumsOfGroups(groups: SqlFile): Query<ArmSums> {
  return bind(reading(sqlFile('reports/campaign_sums.sql'), 'work.campaign_group', `(${plainText(groups)})`))
}

/** What can be compared between arms. */
export const effectMeasures = ['response', 'conversion', 'revenue', 'margin'] as const
export type EffectMeasure = (typeof effectMeasures)[number]

/** To how many it came; null where nothing tells it. */
export function countedOf(sums: ArmSums, measure: 'response' | 'conversion'): Counted | null {
  const came = measure === 'response' ? sums.responded : sums.bought
  return came === null ? null : { n: Number(sums.customers), came: Number(came) }
}

/** Money per customer; null where it is not known of each of them. */
export function amountsOf(sums: ArmSums, measure: 'revenue' | 'margin'): Amounts | null {
  const [known, sum, squares] =
    measure === 'revenue'
      ? [sums.revenues, sums.revenue, sums.revenue_squares]
      : [sums.margins, sums.margin, sums.margin_squares]
  if (known !== sums.customers || sum === null || squares === null) return null
  return amounts(known, scaledDecimal(sum, 4), scaledDecimal(squares, 8))
}

/**
 * Mean and variance of exact sums, without the digits that floats would lose.
 *
 * @param sum in ten-thousandths
 * @param squares in hundred-millionths
 */
export function amounts(n: bigint, sum: bigint, squares: bigint): Amounts {
  const count = Number(n)
  const spread = n < 2n ? 0 : Number(n * squares - sum * sum) / count / (count - 1) / 1e8
  return { n: count, mean: Number(sum) / count / 1e4, variance: spread }
}

/** The sums of several arms together. */
export function together(arms: readonly ArmSums[]): ArmSums | null {
  const [first] = arms
  if (!first) return null
  const count = (of: (one: ArmSums) => bigint | null) =>
    arms.reduce<bigint | null>((sum, one) => added(sum, of(one)), null)
  const money = (of: (one: ArmSums) => string | null, digits: number) => {
    const sum = arms.reduce<bigint | null>((all, one) => {
      const text = of(one)
      return added(all, text === null ? null : scaledDecimal(text, digits))
    }, null)
    return sum === null ? null : decimalText(sum, digits)
  }
  return {
    ...first,
    customers: count(one => one.customers) ?? 0n,
    responded: count(one => one.responded),
    answers: count(one => one.answers),
    bought: count(one => one.bought),
    revenues: count(one => one.revenues) ?? 0n,
    revenue: money(one => one.revenue, 4),
    revenue_squares: money(one => one.revenue_squares, 8),
    margins: count(one => one.margins) ?? 0n,
    margin: money(one => one.margin, 4),
    margin_squares: money(one => one.margin_squares, 8),
  }
}

function added(sum: bigint | null, more: bigint | null): bigint | null {
  if (more === null) return sum
  return (sum ?? 0n) + more
}
