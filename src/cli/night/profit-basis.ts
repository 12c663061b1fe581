import type { Project } from '../../config/project.js'
import type { SourceContract } from '../../config/source.js'
import { noCosts, type ProfitBasis } from '../../mining/profit/build-profit.js'
import type { Part } from '../../warehouse/star/parts/part.js'

/**
 * What the profit of a project is reckoned from; undefined where neither it nor a source says what anything cost, or
 * what is planned: then no night pays for it.
 */
export function profitBasis(
  { costs }: Pick<Project, 'costs'>,
  sources: readonly SourceContract[],
  parts: ReadonlySet<Part>,
): ProfitBasis | undefined {
  const recorded = parts.has('activity_cost')
  if (costs !== undefined) return { costs, recorded }
  const costsOfGoods = sources.some(({ contract }) =>
    contract.files.some(({ maps }) => maps.product?.unit_cost ?? maps.order_line?.unit_cost),
  )
  return costsOfGoods || recorded || parts.has('target') ? { costs: noCosts, recorded } : undefined
}
