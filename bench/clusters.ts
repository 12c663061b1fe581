import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { packageRoot } from '../src/config/package-root.js'
import { openDraft } from '../src/warehouse/engine/duckdb/draft.js'
import { statement } from '../src/warehouse/engine/query.js'
import { measured, median } from './measured.js'

// A million customers by five measures → six clusters of all, beside scikit-learn from PyPI on the same file, with one and
// with ten starts, in turns, in one run. Prints a table and writes a JSON. The peer's script says what to install.
const { values } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    runs: { type: 'string', default: '3' },
    customers: { type: 'string', default: '1000000' },
    k: { type: 'string', default: '6' },
  },
})
const root = packageRoot()
const folder = join(tmpdir(), 'kehu-bench-clusters')
const path = join(folder, 'customers.parquet')

interface Run {
  readonly steps: Readonly<Record<string, number>>
  readonly inertia: number
  readonly peakMb: number
}

/** Six kinds of customers whose measures overlap, drawn by a hash of their number: the same file every time. */
async function writeCustomers(): Promise<void> {
  await using engine = await openDraft({ path: ':memory:', threads: 2 })
  const uniform = (salt: string) => `(hash(i, '${salt}') % 1000003) / 1000003.0`
  // Sums of three are near enough to normal.
  const measure = (name: string, at: number) =>
    `(((i % 6) * ${at + 2}) % 7) * 0.6 + ${['a', 'b', 'c'].map(salt => uniform(name + salt)).join(' + ')} as ${name}`
  const columns = ['recency', 'orders', 'spend', 'tenure', 'margin'].map(measure).join(', ')
  const customers = `select i as customer_key, ${columns} from range(${Number(values.customers)}) as drawn(i)`
  await engine.run(statement(`copy (${customers}) to '${path}' (format parquet)`))
}

async function one(command: string, args: readonly string[]): Promise<Run> {
  const { stdout, peakMb } = await measured(command, args, folder)
  return { ...(JSON.parse(stdout) as Omit<Run, 'peakMb'>), peakMb }
}

const worked = ({ steps }: Run) => (steps.fit ?? 0) + (steps.score ?? 0)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
await writeCustomers()
const peer = (starts: string) => [join(root, 'bench/peers/scikit-kmeans.py'), path, values.k, starts]
const sides = {
  kehu: () => one(process.execPath, [join(root, 'dist/bench/run-clusters.js'), path, values.k]),
  'scikit-learn, one start': () => one(values.python, peer('1')),
  'scikit-learn, ten starts': () => one(values.python, peer('10')),
}
const found: Record<string, Run[]> = {}
for (let i = 0; i < Number(values.runs); i++) {
  for (const [by, run] of Object.entries(sides)) found[by] = [...(found[by] ?? []), await run()]
}
const ours = found.kehu ?? []
const results = Object.entries(found).map(([by, runs]) => ({
  by,
  customers: Number(values.customers),
  read: median(runs.map(({ steps }) => steps.read ?? 0)),
  fit: median(runs.map(({ steps }) => steps.fit ?? 0)),
  score: median(runs.map(({ steps }) => steps.score ?? 0)),
  peak_mb: median(runs.map(({ peakMb }) => peakMb)),
  inertia: median(runs.map(({ inertia }) => inertia)),
  /** Its fit and scores ÷ ours. */
  ratio: median(runs.map((run, i) => worked(run) / worked(ours[i] ?? run))),
}))
writeFileSync(join(root, 'bench/results/clusters.json'), `${JSON.stringify(results, null, 2)}\n`)
process.stdout.write(
  [
    `median of ${values.runs} runs in turns, seconds; ratio: fit and scores ÷ those of Kehu`,
    '| by | read | fit | score | peak, MB | mean squared distance | ratio |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...results.map(
      ({ by, read, fit, score, peak_mb, inertia, ratio }) =>
        `| ${by} | ${read.toFixed(2)} | ${fit.toFixed(2)} | ${score.toFixed(2)} | ${peak_mb.toFixed(0)} | ${inertia.toFixed(5)} | ${ratio.toFixed(2)} |`,
    ),
    '',
  ].join('\n'),
)
rmSync(folder, { recursive: true, force: true })
