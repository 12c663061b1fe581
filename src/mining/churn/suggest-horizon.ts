import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { type Horizon, horizonOf, usualWait } from './horizon.js'

/** The horizon that the purchases of a published night suggest. One row per length of a silence leaves the engine. */
export async function suggestHorizon(engine: Engine, asOf: Day, share?: number): Promise<Horizon> {
  type Counted = { days: bigint; ended: bigint; open: bigint }
  const found = await rows(engine, bind<Counted>(sqlFile('reports/purchase_silences.sql'), { as_of: asOf }))
  return horizonOf(
    found.map(({ days, ended, open }) => ({ days: Number(days), ended: Number(ended), open: Number(open) })),
    share,
    usualWait,
  )
}
