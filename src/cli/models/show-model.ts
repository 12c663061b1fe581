import process from 'node:process'
import type { Refused } from '../../mining/model.js'
import { type ModelCard, readCard } from '../../mining/model-card.js'
import { hasTable } from '../../mining/store.js'
import { withheldOn } from '../../mining/withheld.js'
import { writeFileAtomically } from '../../reports/formats/atomic-file.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import { streamSink } from '../../reports/formats/sink.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { type Output, untilClosed, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { modelNamed } from './named-model.js'

const columns = [
  { name: 'part', type: { kind: 'varchar' } },
  { name: 'name', type: { kind: 'varchar' } },
  { name: 'value', type: { kind: 'varchar' } },
] as const

/** What a card of today's night says beside itself. */
type Drift = { readonly kind: string; readonly column_name: string; readonly psi: number | null }

/** The card of a model: of what it last learnt, or of what it had learnt by a day. As json it is the card as stored, and why tonight has no scores. */
export async function showModel(
  { place }: ProjectContext,
  name: string,
  day: Day | null,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const registered = await modelNamed(name)
  const record = await nightNamed(place)
  await using engine = await readNightTables(place, record)
  const asOf = record.as_of as Day
  const { card, text } = await cardOf(engine, name, day ?? asOf)
  const withheld = day === null ? await withheldOn(engine, registered, card, asOf) : null
  if (output.format === 'json' || output.format === 'ndjson') {
    const told = withheld === null ? text : JSON.stringify({ ...JSON.parse(text), withheld })
    const shown = `${output.format === 'json' ? JSON.stringify(JSON.parse(told), null, 2) : told}\n`
    const write = async (out: { write(text: string): Promise<void> }) => {
      await out.write(shown)
      return { rows: 1n }
    }
    if (output.path !== null) await writeFileAtomically(output.path, write)
    else await untilClosed(() => write(streamSink(process.stdout)))
    return
  }
  const { format, path } = inMemory(output)
  const drift = day === null ? await driftOn(engine, name, asOf) : []
  await writeRows(rowsetOf(columns, cardRows(card, drift, withheld)), format, path, terminal)
}

async function cardOf(engine: Engine, name: string, day: Day): Promise<{ card: ModelCard; text: string }> {
  const found = await rows(
    engine,
    statement<{ fit_day: Day; card: string }>(
      'select fit_day, card from model_fit where model = $1 order by fit_day desc',
      [name],
    ),
  )
  const fit = found.find(({ fit_day }) => fit_day <= day)
  if (fit) return { card: readCard(fit.card), text: fit.card }
  const days = found.map(({ fit_day }) => fit_day)
  throw new UsageError(
    days.length === 0
      ? `${name} has learnt nothing yet: kehu.yaml does not name it under models, or what it needs was not there; see kehu runs show --part models`
      : `${name} had learnt nothing by ${day}; it learnt on ${days.slice(0, 10).join(', ')}`,
  )
}

async function driftOn(engine: Engine, name: string, asOf: Day): Promise<readonly Drift[]> {
  if (!(await hasTable(engine, 'model_drift'))) return []
  return rows(
    engine,
    statement<Drift>(
      `select kind, column_name, psi from model_drift where model = $1 and as_of = cast($2 as date)
      order by kind, column_name`,
      [name, asOf],
    ),
  )
}

/** A card as a table of three columns; what is nested has a row for each of its values, and lists of values are JSON. */
export function cardRows(
  card: ModelCard,
  drift: readonly Drift[] = [],
  withheld: Refused | null = null,
): readonly Row[] {
  const of = (part: string, values: object | null): Row[] =>
    Object.entries(values ?? {})
      .flatMap(([name, value]) => leaves(name, value))
      .map(([name, value]) => ({ part, name, value: asText(value) }))
  return [
    ...of('model', { model: card.model, fit_day: card.fit_day, refused: card.refused }),
    ...(withheld === null ? [] : of('model', { withheld: withheld.refused })),
    ...of('options', card.options),
    ...of('data', { features: card.data.features, rows: card.data.rows, digest: card.data.digest }),
    ...card.data.past.map(({ as_of, until, rows: n }) => ({
      part: 'data',
      name: `as of ${as_of}`,
      value: `${n} rows, beside what came before ${until}`,
    })),
    ...of('params', card.params),
    ...(card.evaluation?.measures ?? []).flatMap(({ measure, model, baselines }) => [
      { part: 'evaluation', name: measure, value: asText(model) },
      ...baselines.map(({ name, value, low, high }) => ({
        part: 'evaluation',
        name: `${measure} of ${name}`,
        value: `${asText(value) ?? 'none'} (difference ${asText(low) ?? 'none'} to ${asText(high) ?? 'none'})`,
      })),
    ]),
    ...card.gates.map(({ gate, passed, says }) => ({
      part: 'gate',
      name: gate,
      value: `${passed ? 'passed' : 'failed'}: ${says}`,
    })),
    ...of('details', card.details),
    ...drift.map(({ kind, column_name, psi }) => ({
      part: 'drift',
      name: `${kind} ${column_name}`,
      value: asText(psi),
    })),
    ...card.notes.map(note => ({ part: 'note', name: '', value: note })),
  ]
}

/** The values within a value, each by its way; what is listed under names goes by them. */
function leaves(name: string, value: unknown): readonly (readonly [name: string, value: unknown])[] {
  const below = (way: string, values: object) =>
    Object.entries(values).flatMap(([key, inner]) => leaves(`${way} ${key}`, inner))
  if (Array.isArray(value) && value.length > 0 && value.every(isNamed))
    return value.flatMap(({ name: own, ...rest }) => below(`${name} ${own}`, rest))
  return isPlain(value) ? below(name, value) : [[name, value]]
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNamed(value: unknown): value is { readonly name: string } {
  return isPlain(value) && 'name' in value && typeof value.name === 'string'
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
