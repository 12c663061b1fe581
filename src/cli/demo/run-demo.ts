import { join, relative } from 'node:path'
import process from 'node:process'
import { sentences } from '../../../fixtures/firm/sentences.js'
import type { FirmTruth } from '../../../fixtures/firm/truth.js'
import { loadProject } from '../../config/load-project.js'
import type { Day } from '../../warehouse/engine/value.js'
import { deliverNight } from '../night/deliver.js'
import { makeNight } from '../night/make-night.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { projectContext } from '../project-context.js'
import type { Terminal } from '../terminal.js'
import { type DemoOptions, makeDemoFolder } from './demo-folder.js'
import { count } from './figure.js'
import type { Finding } from './finding.js'
import { findings } from './findings.js'

/** Figures of the warehouse are not those that were planted: a fault of Kehu. */
export class DemoError extends Error {
  override readonly name = 'DemoError'
}

/**
 * Makes a firm, runs Kehu on its exports, and says what was planted beside what was found.
 *
 * @throws DemoError when a planted figure is not found
 */
export async function runDemo(options: DemoOptions, terminal: Terminal): Promise<void> {
  const step = terminal.progress.step('generate')
  const truth = await makeDemoFolder(options)
  step.end(`${count(options.customers)} customers`)
  const context = await projectContext(await loadProject(options.directory))
  await makeNight(context, { asOf: dayAfter(truth.to) }, terminal)
  await deliverNight(context, terminal)
  const night = await nightNamed(context.place)
  await using engine = await readNightTables(context.place, night)
  const found = await findings(engine, truth)
  for (const line of comparison(truth, found)) terminal.print(line)
  for (const line of whereToLook(options.directory)) terminal.print(line)
  const wrong = found.filter(({ agrees }) => !agrees).map(({ topic }) => topic)
  if (wrong.length > 0) {
    throw new DemoError(
      `found other figures than planted: ${wrong.join(', ')}; this is a fault of Kehu, please report it with the seed ${options.seed} and ${options.customers} customers`,
    )
  }
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) as Day
}

/** Each planted sentence, and below it what the night says. */
export function comparison(truth: FirmTruth, found: readonly Finding[]): readonly string[] {
  const pairs = sentences(truth).flatMap(({ topic, text }, i) => {
    const finding = found.find(one => one.topic === topic)
    if (!finding) return []
    return ['', `${i + 1}. ${text}`, `   ${finding.agrees ? 'Kehu found' : 'KEHU DIFFERS'}: ${finding.text}.`]
  })
  return [
    `${truth.firm}, ${truth.from} to ${truth.to}: what is planted in its exports, and what Kehu found in them.`,
    ...pairs,
  ]
}

function whereToLook(directory: string): readonly string[] {
  const shown = relative(process.cwd(), directory) || '.'
  return [
    '',
    'Where to look:',
    `  the report       ${join(shown, 'warehouse/current/report/index.html')}`,
    `  a question       kehu query --project ${shown} "select rfm_segment, count(*) as customers, sum(net_sales) as net_sales from mart_customer group by all order by 3 desc"`,
    `  a list           kehu segments export cannot_lose --project ${shown} -o cannot-lose.csv`,
    `  bad records      kehu rejects list --project ${shown}`,
    `  what it read     ${join(shown, 'kehu.yaml')}`,
  ]
}
