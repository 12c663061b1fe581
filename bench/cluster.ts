import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { generateLines } from '../fixtures/lines.js'
import { packageRoot } from '../src/config/package-root.js'
import { loadWays } from '../src/warehouse/engine/trino/load-way.js'
import { forgetProject } from '../test/support/cluster.js'
import { handOver } from './hand-over.js'
import { type Measured, measured } from './measured.js'

// A first night, then one with 1 % more, on a Trino cluster beside the same on this machine. KEHU_TRINO_URL and
// KEHU_TRINO_LAKE name the cluster and its store; the schema kehu_bench is made and dropped.
const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '2000000' },
    customers: { type: 'string', default: '50000' },
    load: { type: 'string', default: 'external' },
  },
})
const { KEHU_TRINO_URL: url, KEHU_TRINO_LAKE: lake } = process.env
if (url === undefined || lake === undefined) throw new RangeError('set KEHU_TRINO_URL and KEHU_TRINO_LAKE')
const stores: Readonly<Record<string, string>> = {
  external: `, store: { path: ${lake}/kehu, location: 'local:///kehu', catalog: stage }`,
  add_files: `, store: { path: ${lake}/kehu, location: 'local:///kehu' }`,
  rows: '',
}
const store = stores[values.load]
if (store === undefined) throw new RangeError(`--load is one of ${Object.keys(stores).join(', ')}`)

const root = packageRoot()
const folder = join(tmpdir(), 'kehu-bench-cluster')
const lines = Number(values.lines)
const shop = (place: string, engine: string) =>
  writeFileSync(
    join(folder, place, 'kehu.yaml'),
    `version: 1\nproject: bench\ntimezone: Europe/London\ncurrency: GBP\n${engine}sources:\n  shop: { preset: online-retail, path: "../lines/**/*.csv" }\n`,
  )
rmSync(folder, { recursive: true, force: true })
await forgetProject('kehu_bench')
for (const place of ['lines/first', 'lines/second', 'here', 'there']) {
  mkdirSync(join(folder, place), { recursive: true })
}
shop('here', 'engine: { memory: 2GB }\n')
shop(
  'there',
  `engine: { kind: trino, url: '${url}', user: kehu, catalog: lake, schema: kehu_bench, memory: 512MB${store} }\n`,
)

interface Run extends Measured {
  readonly steps: Readonly<Record<string, number>>
}
async function night(place: string, asOf: string): Promise<Run> {
  const cwd = join(folder, place)
  const run = await measured(process.execPath, [join(root, 'bin/kehu.js'), 'run', '--as-of', asOf], cwd)
  const record = JSON.parse(readFileSync(join(cwd, 'warehouse/current/night.json'), 'utf8'))
  const ms: Record<string, number> = record.tonight.durations_ms ?? {}
  return { ...run, steps: Object.fromEntries(Object.entries(ms).map(([name, time]) => [name, time / 1000])) }
}

const customers = Number(values.customers)
generateLines({ directory: join(folder, 'lines/first'), seed: 1, lines, customers, files: 8 })
const first = { here: await night('here', '2012-01-01'), there: await night('there', '2012-01-01') }
generateLines({
  directory: join(folder, 'lines/second'),
  seed: 9,
  lines: Math.round(lines / 100),
  customers,
  files: 1,
})
const second = { here: await night('here', '2012-01-02'), there: await night('there', '2012-01-02') }

// What staging wrote of the eight equal files, handed over by each way; rows travel slowly, so one file has to do.
const staged = readdirSync(join(folder, 'here/warehouse/staged'), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.parquet') && !name.includes('.problems.'))
  .map(name => join(folder, 'here/warehouse/staged', name))
  .sort((a, b) => statSync(b).size - statSync(a).size)
  .slice(0, 8)
const delivered = readdirSync(join(folder, 'lines/first')).map(name => statSync(join(folder, 'lines/first', name)).size)
const megabytes = delivered.reduce((sum, size) => sum + size, 0) / 1e6
const ways: Record<string, { rows_per_second: number; delivered_mb_per_second: number }> = {}
for (const way of loadWays) {
  const paths = way === 'rows' ? staged.slice(0, 1) : staged
  const { rows, seconds } = await handOver(way, paths, { url, lake, folder })
  ways[way] = {
    rows_per_second: rows / seconds,
    delivered_mb_per_second: (megabytes * paths.length) / staged.length / seconds,
  }
}

await forgetProject('kehu_bench')

const told = ({ seconds, peakMb, steps }: Run) => ({ seconds, peak_mb: peakMb, steps })
const both = ({ here, there }: typeof first) => ({
  here: told(here),
  there: told(there),
  ratio: there.seconds / here.seconds,
})
const result = { lines, customers, load: values.load, first: both(first), second: both(second), ways }
writeFileSync(join(root, `bench/results/cluster.json`), `${JSON.stringify(result, null, 2)}\n`)
const cell = (value: number | undefined) => (value?.toFixed(1) ?? '–').padStart(9)
const row = (name: string, numbers: readonly (number | undefined)[]) =>
  `| ${name.padEnd(8)} |${numbers.map(number => ` ${cell(number)} |`).join('')}`
process.stdout.write(
  [
    `${lines} lines, then 1 % more; files by ${values.load}; seconds`,
    '| step     |   1st, here | 1st, cluster | 2nd, here | 2nd, cluster |',
    ...Object.keys(first.here.steps).map(name =>
      row(
        name,
        [first.here, first.there, second.here, second.there].map(run => run.steps[name]),
      ),
    ),
    row(
      'whole',
      [first.here, first.there, second.here, second.there].map(run => run.seconds),
    ),
    row(
      'peak MB',
      [first.here, first.there, second.here, second.there].map(run => run.peakMb),
    ),
    ...Object.entries(ways).map(
      ([way, { rows_per_second, delivered_mb_per_second }]) =>
        `${way}: ${rows_per_second.toFixed(0)} rows/s, ${delivered_mb_per_second.toFixed(1)} MB of delivered text/s`,
    ),
    '',
  ].join('\n'),
)
