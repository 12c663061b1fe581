import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { tenThousandths } from '../money.js'
import { published } from '../published.js'

/** Months of a period, and of the one before it. */
export const trendMonths = 3

/** What a segment earns and where it is heading. Money is exact decimal text. */
export type SegmentOutlook = {
  readonly segment: string
  readonly recent_sales: string
  readonly earlier_sales: string
  /** Recent ÷ earlier - 1; null where the data do not reach back so far, or nothing was sold then. */
  readonly trend: number | null
  /** Net sales less cost, of what a unit cost is known of; null where none is. */
  readonly margin: string | null
  /** Margin ÷ those net sales. */
  readonly margin_rate: number | null
  /** The share of the segment's product sales whose cost is known; null where no cost is known of anything. */
  readonly costed_share: number | null
}

type Trend = { segment: string; recent_sales: string; earlier_sales: string; is_whole: boolean }
type Margin = { segment: string; line_sales: string; known_sales: string; margin: string | null }

/** One row per segment that has customers, from the marts. */
export async function segmentOutlook(engine: Engine, asOf: Day): Promise<readonly SegmentOutlook[]> {
  const trends = await rows(engine, bind<Trend>(sqlFile('reports/segment_trend.sql'), { as_of: asOf }))
  const margins = await rows(engine, bind<Margin>(sqlFile('reports/segment_margin.sql')))
  const isCosted = margins.some(({ margin }) => margin !== null)
  return trends.map(({ segment, recent_sales, earlier_sales, is_whole }) => ({
    segment,
    recent_sales,
    earlier_sales,
    trend: is_whole && tenThousandths(earlier_sales) > 0n ? change(recent_sales, earlier_sales) : null,
    ...marginOf(isCosted ? margins.find(margin => margin.segment === segment) : undefined),
  }))
}

function marginOf(found: Margin | undefined): Pick<SegmentOutlook, 'margin' | 'margin_rate' | 'costed_share'> {
  if (!found) return { margin: null, margin_rate: null, costed_share: null }
  const { line_sales, known_sales, margin } = found
  const costed_share = tenThousandths(line_sales) > 0n ? published(Number(known_sales) / Number(line_sales)) : null
  if (margin === null) return { margin: null, margin_rate: null, costed_share }
  const margin_rate = tenThousandths(known_sales) > 0n ? published(Number(margin) / Number(known_sales)) : null
  return { margin, margin_rate, costed_share }
}

function change(now: string, before: string): number {
  return published((Number(now) - Number(before)) / Number(before))
}
