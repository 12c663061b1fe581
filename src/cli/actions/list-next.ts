import { didYouMean } from '../../config/suggest.js'
import { hasTable } from '../../mining/store.js'
import { columnType } from '../../reports/formats/column-type.js'
import { nextActivitiesQuery, nextColumnFaults } from '../../reports/next-activities.js'
import { segmentColumns } from '../../reports/write-segment.js'
import { statement } from '../../warehouse/engine/query.js'
import { declaredPersonal, listed, notePersonal } from '../night/personal.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { needsActions, noActionsYet } from './needs-actions.js'

/** As typed. */
export interface AskedList {
  readonly activities: readonly string[] | undefined
  readonly channels: readonly string[] | undefined
  readonly control: boolean
  readonly columns: string | undefined
  readonly limit: number | null
}

const shown = [
  'place',
  'customer_key',
  'activity',
  'channel',
  'reason',
  'evidence',
  'chance',
  'at_stake',
  'effect',
  'cost',
]

/**
 * The list of what to do, the most worthwhile first. Without `--columns` it holds nothing personal.
 *
 * @throws UsageError for names that are not there
 */
export async function listNext(
  context: ProjectContext,
  { activities, channels, control, columns, limit }: AskedList,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const declared = needsActions(context).activities
  const { format, path } = inMemory(output)
  const { place, loaded } = context
  const names = columns === undefined ? undefined : listed(columns)
  const faults = [
    ...strange('activity', activities ?? [], Object.keys(declared)),
    ...strange('channel', channels ?? [], [...new Set(Object.values(declared).map(({ channel }) => channel))]),
    ...nextColumnFaults(names ?? []).map(({ message }) => message),
  ]
  if (faults.length > 0) throw new UsageError(faults.join('\n'))
  const record = await nightNamed(place)
  const hidden = declaredPersonal(loaded.sources)
  const personal = (names ?? []).filter(name =>
    segmentColumns().some(column => column.name === name && (column.personal || hidden.includes(name))),
  )
  await notePersonal(place, terminal.now(), record.night, 'actions list', personal)
  await using engine = await readNightTables(place, record)
  if (!(await hasTable(engine, 'mart_next_activity'))) throw new UsageError(noActionsYet)
  const choice = { activities, channels, columns: names ?? shown }
  const { text, values } = engine.compile(nextActivitiesQuery(choice, control ? 'control' : 'written'))
  const query = statement(limit === null ? text : `${text} limit ${limit}`, values)
  const found = (await engine.describe(query)).map(({ name, type }) => ({ name, type: columnType(type) }))
  await writeRows({ columns: found, chunks: engine.read(query, terminal.signal) }, format, path, terminal)
}

function strange(what: string, names: readonly string[], known: readonly string[]): readonly string[] {
  return names
    .filter(name => !known.includes(name))
    .map(name => `no ${what} '${name}'; expected one of ${known.join(', ')}${didYouMean(name, known)}`)
}
