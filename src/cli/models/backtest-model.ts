import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Backtest, backtest, backtestFault } from '../../mining/backtest.js'
import { composed, type Registered } from '../../mining/model.js'
import { optionsOf } from '../../mining/options.js'
import { scoresOfOthers } from '../../mining/other-scores.js'
import { models, type Registry } from '../../mining/registry.js'
import { writeFileAtomically } from '../../reports/formats/atomic-file.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import { backtestPage } from '../../reports/pages/backtest.js'
import type { BacktestInput } from '../../reports/pages/backtest-data.js'
import { renderReport } from '../../reports/render-report.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import type { NightRecord } from '../../warehouse/night/night-record.js'
import { nightNamed, tryOnNight } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { modelNamed } from './named-model.js'

const columns = [
  { name: 'as_of', type: { kind: 'date' } },
  { name: 'until', type: { kind: 'date' } },
  { name: 'rows', type: { kind: 'bigint' } },
  { name: 'measure', type: { kind: 'varchar' } },
  { name: 'model', type: { kind: 'double' } },
  { name: 'naive_rule', type: { kind: 'varchar' } },
  { name: 'naive_value', type: { kind: 'double' } },
  { name: 'difference', type: { kind: 'double' } },
  { name: 'low', type: { kind: 'double' } },
  { name: 'high', type: { kind: 'double' } },
  { name: 'unjudged', type: { kind: 'varchar' } },
] as const

/** Which days are looked at, and how they were asked for: the names of what is kept. */
export interface AskedDays {
  readonly days: readonly Day[]
  readonly name: string
}

/**
 * Rolls the as-of date of a model over past days, prints how it did beside naive rules, and keeps that beside the nights
 * as JSON and as a page. The published night is only read.
 */
export async function backtestModel(
  context: ProjectContext,
  name: string,
  asked: AskedDays,
  output: Output,
  terminal: Terminal,
  registry: Registry = models,
): Promise<void> {
  const { format, path } = inMemory(output)
  const registered = await modelNamed(name, registry)
  const record = await nightNamed(context.place)
  const found = await tryOnNight(context.place, record, engine =>
    roll(engine, registered, context, asked.days, record, terminal),
  )
  const kept = await keep(context, record, found, asked.name)
  await writeRows(rowsetOf(columns, found.days.flatMap(rowsOf)), format, path, terminal)
  terminal.say(`kept as ${kept}.json, drawn as ${kept}.html`)
}

async function roll(
  engine: Engine,
  registered: Registered,
  { loaded, own: { tables } }: ProjectContext,
  days: readonly Day[],
  { as_of }: NightRecord,
  { progress, signal }: Terminal,
): Promise<Backtest> {
  return registered.use(async declared => {
    const { own } = optionsOf(loaded.project.models, declared.name)
    const model = await composed(engine, declared, declared.options.parse(own), tables, as_of as Day)
    const fault = await backtestFault(engine, model)
    if (fault !== null) {
      const hint = model.name === 'rfm' ? '; how its segments move: kehu segments compare' : ''
      throw new UsageError(`${model.name} ${fault}${hint}`)
    }
    const others = await Promise.all(Object.values(models).map(load => load()))
    const step = progress.step('backtest', days.length)
    const found = await backtest(engine, model, own, {
      days,
      seen: as_of as Day,
      scoresOn: place => scoresOfOthers(place, others, loaded.project.models, tables),
      tick: (done, day) => {
        signal.throwIfAborted()
        step.tick(done, day)
      },
    })
    step.end()
    return found
  })
}

/** Below `warehouse/backtests`: it is a function of the night and of what was asked, so the same question replaces it. */
async function keep(
  { place, loaded }: ProjectContext,
  { night, as_of }: NightRecord,
  found: Backtest,
  asked: string,
): Promise<string> {
  const { project, language, currency } = loaded.project
  const folder = join(place.backtests, found.model)
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${night}_${asked}`)
  const [page] = await renderReport(
    { pages: [backtestPage(pageInput(found))] },
    { language, currency, project, asOf: as_of as Day },
  )
  await write(`${path}.json`, `${JSON.stringify({ night, ...found }, null, 2)}\n`)
  await write(`${path}.html`, page?.bytes ?? '')
  return path
}

function write(path: string, text: string) {
  return writeFileAtomically(path, async out => {
    await out.write(text)
    return { rows: 1n }
  })
}

function pageInput({ model, horizon_days, days }: Backtest): BacktestInput {
  return {
    model,
    horizon_days,
    days: days.map(({ as_of, until, ...day }) =>
      'unjudged' in day
        ? { as_of, until, rows: 0, measures: [], unjudged: day.unjudged }
        : { as_of, until, rows: day.evaluation.rows, measures: day.evaluation.measures, unjudged: null },
    ),
  }
}

function rowsOf(day: Backtest['days'][number]): readonly Row[] {
  const { as_of, until } = day
  if ('unjudged' in day) return [{ as_of, until, unjudged: day.unjudged }]
  const { rows, measures } = day.evaluation
  return measures.flatMap(({ measure, model, baselines }) =>
    baselines.map(({ name, value, difference, low, high }) => ({
      as_of,
      until,
      rows: BigInt(rows),
      measure,
      model,
      naive_rule: name,
      naive_value: value,
      difference,
      low,
      high,
    })),
  )
}
