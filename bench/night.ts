import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { generateLines } from '../fixtures/lines.js'
import { packageRoot } from '../src/config/package-root.js'
import { type Measured, measured, median } from './measured.js'

// A full night on generated lines beside the floor, in turns, in one run. Prints one table and writes one JSON.
const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '4000000' },
    customers: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '3' },
  },
})
const root = packageRoot()
const folder = join(tmpdir(), 'kehu-bench-night')
rmSync(folder, { recursive: true, force: true })
mkdirSync(join(folder, 'lines'), { recursive: true })
generateLines({
  directory: join(folder, 'lines'),
  seed: 1,
  lines: Number(values.lines),
  customers: Number(values.customers),
  files: 8,
})
writeFileSync(
  join(folder, 'kehu.yaml'),
  'version: 1\nproject: bench\ntimezone: Europe/London\ncurrency: GBP\nsources:\n  shop: { preset: online-retail, path: "lines/*.csv" }\n',
)

interface Run extends Measured {
  readonly steps: Readonly<Record<string, number>>
}
const floors: Run[] = []
const nights: Run[] = []
for (let i = 0; i < Number(values.runs); i++) {
  floors.push(await floor())
  nights.push(await night())
}

/** A second night with 1 % new rows on top of the last full one. */
async function increment(): Promise<Run> {
  const one = join(folder, 'one')
  mkdirSync(one, { recursive: true })
  const lines = Math.round(Number(values.lines) / 100)
  generateLines({ directory: one, seed: 9, lines, customers: Number(values.customers), files: 1 })
  const [file = ''] = readdirSync(one)
  copyFileSync(join(one, file), join(folder, 'lines', 'one-percent.csv'))
  return nightOf()
}

async function floor(): Promise<Run> {
  rmSync(join(folder, 'floor'), { recursive: true, force: true })
  mkdirSync(join(folder, 'floor'))
  const run = await measured(
    process.execPath,
    [join(root, 'dist/bench/run-floor.js'), join(folder, 'lines/*.csv'), join(folder, 'floor')],
    folder,
  )
  return { ...run, steps: JSON.parse(run.stdout) }
}

async function night(): Promise<Run> {
  rmSync(join(folder, 'warehouse'), { recursive: true, force: true })
  return nightOf()
}

async function nightOf(): Promise<Run> {
  const run = await measured(process.execPath, [join(root, 'bin/kehu.js'), 'run', '--as-of', '2012-01-01'], folder)
  const record = JSON.parse(readFileSync(join(folder, 'warehouse/current/night.json'), 'utf8'))
  const ms: Record<string, number> = record.tonight.durations_ms ?? {}
  return { ...run, steps: Object.fromEntries(Object.entries(ms).map(([name, time]) => [name, time / 1000])) }
}

const added = await increment()
const landToCheck = (steps: Readonly<Record<string, number>>) =>
  ['land', 'stage', 'star', 'check'].reduce((sum, name) => sum + (steps[name] ?? 0), 0)

const of = (runs: readonly Run[]) => {
  const names = Object.keys(runs[0]?.steps ?? {})
  return {
    seconds: median(runs.map(run => run.seconds)),
    peak_mb: median(runs.map(run => run.peakMb)),
    steps: Object.fromEntries(names.map(name => [name, median(runs.map(run => run.steps[name] ?? 0))])),
    steps_mb: Object.fromEntries(
      names
        .filter(name => runs.some(run => run.stepMb[name] !== undefined))
        .map(name => [name, median(runs.map(run => run.stepMb[name] ?? 0))]),
    ),
  }
}
const result = {
  lines: Number(values.lines),
  customers: Number(values.customers),
  runs: Number(values.runs),
  floor: of(floors),
  night: of(nights),
  increment: { lines: Math.round(Number(values.lines) / 100), seconds: added.seconds, steps: added.steps },
  increment_share: landToCheck(added.steps) / landToCheck(of(nights).steps),
  ratio: median(nights.map((run, i) => run.seconds / (floors[i]?.seconds ?? 1))),
}
writeFileSync(join(root, 'bench/results/night.json'), `${JSON.stringify(result, null, 2)}\n`)
const cell = (value: number | undefined, digits: number) => (value?.toFixed(digits) ?? '–').padStart(8)
const row = (name: string, floorTime: number | undefined, nightTime: number | undefined, mb?: number) =>
  `| ${name.padEnd(10)} | ${cell(floorTime, 1)} | ${cell(nightTime, 1)} | ${cell(mb, 0)} |`
const steps = [...new Set([...Object.keys(result.floor.steps), ...Object.keys(result.night.steps)])]
process.stdout.write(
  [
    `${result.lines} lines, ${result.customers} customers, median of ${result.runs} runs, seconds`,
    '| step       |    floor |    night |  peak MB |',
    '|------------|----------|----------|----------|',
    ...steps.map(name => row(name, result.floor.steps[name], result.night.steps[name], result.night.steps_mb[name])),
    row('whole', result.floor.seconds, result.night.seconds, result.night.peak_mb),
    `peak of the floor: ${result.floor.peak_mb.toFixed(0)} MB`,
    `night ÷ floor: ${result.ratio.toFixed(2)}`,
    `a night with 1 % new rows, land to check: ${landToCheck(added.steps).toFixed(1)} s, ${(result.increment_share * 100).toFixed(0)} % of the full night's`,
    '',
  ].join('\n'),
)
