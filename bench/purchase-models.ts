import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { packageRoot } from '../src/config/package-root.js'
import { draws } from '../test/support/simulated.js'
import { measured, median } from './measured.js'

// Purchases of simulated customers → summary → fit → scores, beside lifetimes from PyPI on the same file, in turns, in
// one run. Prints one table and writes one JSON. The peer: python3 -m venv VENV && VENV/bin/pip install lifetimes==0.11.3
const { values } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    runs: { type: 'string', default: '3' },
    cases: { type: 'string', default: 'bg_nbd:100000,bg_nbd:1000000,pareto_nbd:100000,pareto_nbd:1000000' },
    /** Customers above which lifetimes is left out of Pareto/NBD: it takes minutes. */
    patience: { type: 'string', default: '100000' },
  },
})
const root = packageRoot()
const folder = join(tmpdir(), 'kehu-bench-purchase-models')
const end = '2024-12-31'
const days = 730

interface Told {
  readonly steps: Readonly<Record<string, number>>
  readonly parameters: Readonly<Record<string, number>>
  readonly expected: number
  readonly patterns?: number
}
interface Run extends Told {
  readonly seconds: number
  readonly peakMb: number
}

/** One line per purchase of customers who came on any of two years' days, at CDNOW's Pareto/NBD. */
function writePurchases(path: string, customers: number): number {
  const draw = draws(1)
  const file = openSync(path, 'w')
  const first = Date.parse(end) - (days - 1) * 86_400_000
  const names = Array.from({ length: days }, (_, i) => new Date(first + i * 86_400_000).toISOString().slice(0, 10))
  let lines: string[] = ['customer,day']
  let count = 0
  for (let customer = 1; customer <= customers; customer++) {
    const came = Math.floor(days * draw.uniform())
    const rate = draw.gamma(0.55, 74)
    const leaves = came + draw.exponential(draw.gamma(0.6, 82))
    for (let day = came; day < days && (day === came || day < leaves); day += draw.exponential(rate)) {
      lines.push(`${customer},${names[Math.floor(day)]}`)
      count++
    }
    if (lines.length > 100_000) {
      writeSync(file, `${lines.join('\n')}\n`)
      lines = []
    }
  }
  writeSync(file, `${lines.join('\n')}\n`)
  closeSync(file)
  return count
}

async function one(command: string, args: readonly string[]): Promise<Run> {
  const { stdout, seconds, peakMb } = await measured(command, args, folder)
  return { ...(JSON.parse(stdout) as Told), seconds, peakMb }
}

/** Without the start of the process and its imports: what the steps took. */
const worked = ({ steps }: Run) => Object.values(steps).reduce((sum, seconds) => sum + seconds, 0)

function of(runs: readonly Run[]) {
  const [first] = runs
  if (first === undefined) return null
  return {
    seconds: median(runs.map(worked)),
    process_seconds: median(runs.map(run => run.seconds)),
    peak_mb: median(runs.map(run => run.peakMb)),
    steps: Object.fromEntries(
      Object.keys(first.steps).map(name => [name, median(runs.map(run => run.steps[name] ?? 0))]),
    ),
    parameters: first.parameters,
    expected_90_days: first.expected,
    ...(first.patterns === undefined ? {} : { patterns: first.patterns }),
  }
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const results = []
for (const [model = '', size = ''] of values.cases.split(',').map(text => text.split(':'))) {
  const customers = Number(size)
  const path = join(folder, `${customers}.csv`)
  const purchases = writePurchases(path, customers)
  const [ours, theirs]: [Run[], Run[]] = [[], []]
  for (let i = 0; i < Number(values.runs); i++) {
    ours.push(await one(process.execPath, [join(root, 'dist/bench/run-purchase-models.js'), path, end, model]))
    if (model === 'pareto_nbd' && customers > Number(values.patience)) continue
    theirs.push(await one(values.python, [join(root, 'bench/peers/lifetimes-models.py'), path, end, model]))
  }
  const ratio = theirs.length === 0 ? null : median(theirs.map((run, i) => worked(run) / worked(ours[i] ?? run)))
  const fitRatio =
    theirs.length === 0 ? null : median(theirs.map((run, i) => (run.steps.fit ?? 0) / (ours[i]?.steps.fit ?? 1)))
  results.push({ model, customers, purchases, kehu: of(ours), lifetimes: of(theirs), ratio, fit_ratio: fitRatio })
}
writeFileSync(join(root, 'bench/results/purchase-models.json'), `${JSON.stringify(results, null, 2)}\n`)

const cell = (value: number | null | undefined, digits: number, width = 8) =>
  (value?.toFixed(digits) ?? '–').padStart(width)
const stepNames = ['read', 'summary', 'fit', 'score']
process.stdout.write(
  [
    `median of ${values.runs} runs in turns, seconds`,
    `| model      | customers | by        | ${stepNames.map(name => name.padStart(8)).join(' | ')} |    whole |  peak MB |`,
    `|------------|----------:|-----------|${stepNames.map(() => '---------:|').join('')}---------:|---------:|`,
    ...results.flatMap(({ model, customers, kehu, lifetimes }) =>
      Object.entries({ kehu, lifetimes }).flatMap(([by, run]) =>
        run === null
          ? []
          : [
              `| ${model.padEnd(10)} | ${String(customers).padStart(9)} | ${by.padEnd(9)} | ${stepNames
                .map(name => cell(run.steps[name], 2))
                .join(' | ')} | ${cell(run.seconds, 2)} | ${cell(run.peak_mb, 0)} |`,
            ],
      ),
    ),
    ...results.map(
      ({ model, customers, ratio, fit_ratio }) =>
        `${model}, ${customers}: lifetimes ÷ kehu ${cell(ratio, 1, 1)} (fit alone ${cell(fit_ratio, 1, 1)})`,
    ),
    '',
  ].join('\n'),
)
rmSync(folder, { recursive: true, force: true })
