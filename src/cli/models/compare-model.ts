import { lackingFault } from '../../mining/backtest.js'
import { compareDays } from '../../mining/drift/compare-days.js'
import { driftOf } from '../../mining/drift/psi.js'
import { composed } from '../../mining/model.js'
import { optionsOf } from '../../mining/options.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import type { Day } from '../../warehouse/engine/value.js'
import { nightNamed, tryOnNight } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { modelNamed } from './named-model.js'

const columns = [
  { name: 'kind', type: { kind: 'varchar' } },
  { name: 'column_name', type: { kind: 'varchar' } },
  { name: 'bins', type: { kind: 'bigint' } },
  { name: 'psi', type: { kind: 'double' } },
  { name: 'drift', type: { kind: 'varchar' } },
] as const

/** One row per score and feature of a model: how far it has moved between two days. */
export async function compareModel(
  { loaded, place, own: { tables } }: ProjectContext,
  name: string,
  earlier: Day,
  later: Day,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const { format, path } = inMemory(output)
  const registered = await modelNamed(name)
  const record = await nightNamed(place)
  if (later > record.as_of)
    throw new UsageError(`${later} lies after the published night's ${record.as_of}: nothing is known of it yet`)
  const { drift, unscored } = await tryOnNight(place, record, engine =>
    registered.use(async declared => {
      const { own } = optionsOf(loaded.project.models, declared.name)
      const model = await composed(engine, declared, declared.options.parse(own), tables)
      const fault = await lackingFault(engine, model)
      if (fault !== null) throw new UsageError(`${model.name} ${fault}`)
      return compareDays(engine, model, earlier, later)
    }),
  )
  const shown = drift.map(({ bins, psi, ...column }) => ({ ...column, bins: BigInt(bins), psi, drift: driftOf(psi) }))
  await writeRows(rowsetOf(columns, shown), format, path, terminal)
  const [first, last = first] = unscored
  if (first === undefined) return
  const isDeclared = !registered.onlyDeclared || Object.hasOwn(loaded.project.models, name)
  const how = isDeclared
    ? `add them with kehu backfill --from ${first} --to ${last}`
    : `kehu.yaml does not name ${name} under models`
  terminal.say(`no scores of ${unscored.join(' and ')}: only features are compared; ${how}`)
}
