import { lackingNeeds } from '../../mining/lacking-needs.js'
import { composed } from '../../mining/model.js'
import type { ModelCard } from '../../mining/model-card.js'
import { readCard } from '../../mining/model-card.js'
import { type GivenOptions, optionsOf } from '../../mining/options.js'
import { models, type Registry } from '../../mining/registry.js'
import { hasTable, latestFits } from '../../mining/store.js'
import { withheldOn } from '../../mining/withheld.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'

const columns = [
  { name: 'model', type: { kind: 'varchar' } },
  { name: 'state', type: { kind: 'varchar' } },
  { name: 'fit_day', type: { kind: 'date' } },
  { name: 'learnt_from', type: { kind: 'bigint' } },
  { name: 'scored', type: { kind: 'bigint' } },
  { name: 'measure', type: { kind: 'varchar' } },
  { name: 'value', type: { kind: 'double' } },
  { name: 'naive_rule', type: { kind: 'varchar' } },
  { name: 'naive_value', type: { kind: 'double' } },
  { name: 'gates', type: { kind: 'varchar' } },
  { name: 'furthest_drift', type: { kind: 'double' } },
  { name: 'notes', type: { kind: 'varchar' } },
] as const

/** One row per model: what it last learnt, how it was judged, what it scored, what is odd. */
export async function listModels({ loaded, place }: ProjectContext, output: Output, terminal: Terminal): Promise<void> {
  const { format, path } = inMemory(output)
  const record = await nightNamed(place)
  await using engine = await readNightTables(place, record)
  await writeRows(
    rowsetOf(columns, await modelRows(engine, record.as_of as Day, loaded.project.models)),
    format,
    path,
    terminal,
  )
}

/**
 * The models of a night. One that runs only where the project file names it is `undeclared` where it does not; one that
 * never ran is `absent`: what it needs was not there. One that learnt and has no scores tonight is `withheld`.
 */
export async function modelRows(
  engine: Engine,
  asOf: Day,
  options: GivenOptions = {},
  registry: Registry = models,
): Promise<readonly Row[]> {
  const fits = await latestFits(engine, asOf)
  const drifts = await furthestDrifts(engine, asOf)
  const found: Row[] = []
  for (const [name, load] of Object.entries(registry)) {
    const fit = fits.find(({ model }) => model === name)
    const registered = await load()
    if (registered.onlyDeclared && !Object.hasOwn(options, name)) {
      found.push({ model: name, state: 'undeclared' })
      continue
    }
    if (!fit) {
      const notes = await registered.use(async model => {
        const { needs } = await composed(engine, model, model.options.parse(optionsOf(options, name).own))
        return lackingNeeds(engine, needs, score => fits.some(of => of.model === score && of.params !== null))
      })
      found.push({ model: name, state: 'absent', notes })
      continue
    }
    const card = readCard(fit.card)
    const withheld = await withheldOn(engine, registered, card, asOf)
    const scores = registered.use<string>(model => model.scores.name)
    found.push({
      model: name,
      state: card.refused !== null ? 'refused' : withheld ? 'withheld' : 'fitted',
      fit_day: fit.fit_day,
      learnt_from: BigInt(card.data.rows),
      scored: await countOf(engine, scores),
      ...lead(card),
      gates: gatesOf(card),
      furthest_drift: drifts.get(name) ?? null,
      notes: [card.refused, withheld?.refused, ...card.notes].filter(Boolean).join(' | ') || null,
    })
  }
  return found
}

/** The measure that decides, beside the naive rule that comes nearest to the model. */
function lead({ evaluation }: ModelCard): Row {
  const [first] = evaluation?.measures ?? []
  if (!first) return {}
  const rule = [...first.baselines].sort(
    (one, other) => Math.abs(one.difference ?? Infinity) - Math.abs(other.difference ?? Infinity),
  )[0]
  return {
    measure: first.measure,
    value: first.model,
    naive_rule: rule?.name ?? null,
    naive_value: rule?.value ?? null,
  }
}

function gatesOf({ gates }: ModelCard): string | null {
  if (gates.length === 0) return null
  const failed = gates.filter(({ passed }) => !passed).map(({ gate }) => gate)
  return failed.length === 0 ? 'passed' : `failed: ${failed.join(', ')}`
}

async function countOf(engine: Engine, name: string): Promise<bigint> {
  if (!(await hasTable(engine, name))) return 0n
  const [found] = await rows(engine, statement<{ n: bigint }>(`select count(*) as n from ${name}`))
  return found?.n ?? 0n
}

async function furthestDrifts(engine: Engine, asOf: Day): Promise<ReadonlyMap<string, number>> {
  if (!(await hasTable(engine, 'model_drift'))) return new Map()
  const found = await rows(
    engine,
    statement<{ model: string; psi: number }>(
      'select model, max(psi) as psi from model_drift where as_of = cast($1 as date) and psi is not null group by model',
      [asOf],
    ),
  )
  return new Map(found.map(({ model, psi }) => [model, psi]))
}
