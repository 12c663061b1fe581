import { rfmOptions } from '../../mining/rfm/options.js'
import { rfmParams } from '../../mining/rfm/params.js'
import { segmentOrder } from '../../mining/rfm/segments.js'
import { type Threshold, thresholds } from '../../mining/rfm/thresholds.js'
import { latestFit } from '../../mining/store.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import type { RowsetColumn } from '../../reports/formats/rowset.js'
import { voice } from '../../reports/language/voice.js'
import { segmentName } from '../../reports/segments.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { rows } from '../../warehouse/engine/engine.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { conditions } from './conditions.js'

/** Tables are read down the column, so their shares have as many digits each; programs get the number. */
const columnsOf = (forPeople: boolean): readonly RowsetColumn[] => [
  { name: 'id', type: { kind: 'varchar' } },
  { name: 'name', type: { kind: 'varchar' } },
  { name: 'customers', type: { kind: 'bigint' } },
  { name: 'net_sales', type: { kind: 'decimal', precision: 18, scale: 4 } },
  { name: 'share_of_sales', type: forPeople ? { kind: 'decimal', precision: 18, scale: 4 } : { kind: 'double' } },
  { name: 'days_since_last', type: { kind: 'varchar' } },
  { name: 'orders', type: { kind: 'varchar' } },
  { name: 'spent', type: { kind: 'varchar' } },
]

type Counted = { segment: string; customers: bigint; net_sales: string }

/** One row per segment, the best first, those without customers too. */
export async function listSegments(
  { loaded, place }: ProjectContext,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const { project } = loaded
  const { format, path } = inMemory(output)
  const forPeople = format === 'table' || format === 'markdown'
  const { rules } = rfmOptions.parse(project.models.rfm ?? {})
  await using engine = await readNightTables(place, await nightNamed(place))
  const counted = await rows(engine, bind<Counted>(sqlFile('reports/segments.sql')))
  const learnt = await learntThresholds(engine)
  const { say } = voice(project.language, project.currency)
  const all = counted.reduce((sum, { net_sales }) => sum + Number(net_sales), 0)
  const order = segmentOrder(rules)
  const former = counted.map(({ segment }) => segment).filter(id => !order.includes(id))
  const listed = [...order, ...former].map(id => {
    const { customers = 0n, net_sales = '0.0000' } = counted.find(({ segment }) => segment === id) ?? {}
    const share = all === 0 ? null : Number((Number(net_sales) / all).toFixed(4))
    return {
      id,
      name: say(segmentName(id)),
      customers,
      net_sales,
      share_of_sales: forPeople && share !== null ? share.toFixed(4) : share,
      ...conditions(
        rules.filter(rule => rule.name === id),
        learnt,
      ),
    }
  })
  await writeRows(rowsetOf(columnsOf(forPeople), listed), format, path, terminal)
}

/** The cut points behind tonight's scores; none where the model was refused. */
async function learntThresholds(engine: Engine): Promise<readonly Threshold[]> {
  const fit = await latestFit(engine, 'rfm', 'score_rfm')
  return fit ? thresholds(rfmParams.parse(JSON.parse(fit))) : []
}
