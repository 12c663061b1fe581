import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { packageRoot } from '../src/config/package-root.js'
import { openDraft } from '../src/warehouse/engine/duckdb/draft.js'
import { statement } from '../src/warehouse/engine/query.js'
import { telcoCustomers } from '../test/support/telco.js'
import { measured, median } from './measured.js'

// Who leaves, beside scikit-learn from PyPI on the same columns and split, in turns, in one run: the telephone firm (every
// fifth record is held out), two years of online-retail and the generated firm (learnt on the quarter before the last, judged
// by the last), and a million customers by thirty numbers, of whom 100,000 more are held out. Prints a table and writes a
// JSON. The peer's script says what to install.
const { values } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    runs: { type: 'string', default: '3' },
    /** Customers of the generated firm. */
    customers: { type: 'string', default: '100000' },
    /** Of the data without a firm. */
    rows: { type: 'string', default: '1000000' },
    /** A folder of `kehu demo` to take as the generated firm; it has a published night. */
    firm: { type: 'string' },
    /** A project of online-retail's two years with a published night. */
    retail: { type: 'string' },
    only: { type: 'string' },
  },
})
const root = packageRoot()
const folder = join(tmpdir(), `kehu-bench-churn-${process.pid}`)
const kehu = join(root, 'bin/kehu.js')
const shared = join(root, '../shared/data')
const inherited: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'] }

interface Run {
  readonly steps: Readonly<Record<string, number>>
  readonly auc: Readonly<Record<string, number>>
  readonly forecast?: string
  readonly rows: number
  readonly held: number
  readonly columns?: number
  readonly peakMb: number
}

/** The telephone firm as it is published: each fifth record judges. */
async function telco(path: string): Promise<void> {
  const { known, came } = telcoCustomers()
  const lines = Array.from(came, (left, row) =>
    JSON.stringify({
      customer_key: row + 1,
      came: left,
      held: (row + 1) % 5 === 0 ? 1 : 0,
      ...Object.fromEntries(known.map(({ name, values: of }) => [name, of[row] ?? null])),
    }),
  )
  const file = join(folder, 'telco.ndjson')
  writeFileSync(file, lines.join('\n'))
  await using engine = await openDraft({ path: ':memory:', threads: 1 })
  await engine.run(statement(`copy (select * from read_json('${file}')) to '${path}' (format parquet)`))
}

async function retail(path: string): Promise<void> {
  const project = values.retail ?? join(folder, 'retail')
  if (values.retail === undefined) {
    mkdirSync(project)
    symlinkSync(join(shared, 'online-retail'), join(project, 'exports'))
    const source = 'shop: { preset: online-retail, path: ["exports/by-day/*.csv", "exports/*.parquet"] }'
    writeFileSync(
      join(project, 'kehu.yaml'),
      `version: 1\nproject: retail\ntimezone: Europe/London\ncurrency: GBP\nsources:\n  ${source}\n`,
    )
    execFileSync(process.execPath, [kehu, 'run', '--project', project, '--as-of', '2011-12-10', '--quiet'], inherited)
  }
  exported(project, '2011-12-01', path)
}

async function firm(path: string): Promise<void> {
  const project = values.firm ?? join(folder, 'firm')
  if (values.firm === undefined)
    execFileSync(process.execPath, [kehu, 'demo', project, '--customers', values.customers], inherited)
  const answer = execFileSync(process.execPath, [kehu, 'runs', 'list', '--project', project, '--format', 'ndjson'])
  const { as_of } = JSON.parse(String(answer).trim().split('\n')[0] ?? '{}') as { as_of: string }
  exported(project, as_of, path)
}

function exported(project: string, day: string, path: string): void {
  execFileSync(process.execPath, [join(root, 'dist/bench/export-churn.js'), project, day, path], inherited)
}

/** Thirty numbers, ten of which tell by their size, six only together: the same file every time. */
async function drawn(path: string): Promise<void> {
  await using engine = await openDraft({ path: ':memory:', threads: 2 })
  const uniform = (salt: string) => `(hash(i, '${salt}') % 1000003) / 1000003.0`
  const columns = Array.from(
    { length: 30 },
    (_, at) => `${['a', 'b', 'c'].map(salt => uniform(`${salt}${at}`)).join(' + ')} - 1.5 as x${at}`,
  )
  const alone = Array.from({ length: 10 }, (_, at) => `${at % 2 === 0 ? '' : '-'}${0.3 + at * 0.12} * x${at}`).join(
    ' + ',
  )
  const odds = `(${alone}) + 3 * x10 * x11 - 3 * x12 * x13 + 2 * (case when x14 > 0.3 and x15 < 0 then 1 else 0 end) - 1`
  const rows = Number(values.rows)
  await engine.run(
    statement(`copy (
      select i as customer_key, case when ${uniform('z')} < 1 / (1 + exp(-(${odds}))) then 1 else 0 end as came,
        case when i >= ${rows} then 1 else 0 end as held, * exclude (i)
      from (select i, ${columns.join(', ')} from range(${Math.round(rows * 1.1)}) as t(i)) as made order by i
    ) to '${path}' (format parquet)`),
  )
}

const kinds = {
  telco: { write: telco, asks: ['card'] },
  'online-retail': { write: retail, asks: ['card'] },
  'generated firm': { write: firm, asks: ['card'] },
  drawn: { write: drawn, asks: ['logistic', 'trees', 'card'] },
} as const

async function one(command: string, args: readonly string[]): Promise<Run> {
  const { stdout, peakMb } = await measured(command, args, folder)
  return { ...(JSON.parse(stdout) as Omit<Run, 'peakMb'>), peakMb }
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const table: Record<string, string | number | undefined>[] = []
try {
  for (const [name, { write, asks }] of Object.entries(kinds)) {
    if (values.only !== undefined && values.only !== name) continue
    const path = join(folder, `${name.replaceAll(' ', '-')}.parquet`)
    await write(path)
    const ours = (kind: string) => () => one(process.execPath, [join(root, 'dist/bench/run-churn.js'), path, kind])
    const theirs = (kind: string) => () => one(values.python, [join(root, 'bench/peers/churn-models.py'), path, kind])
    const sides: Record<string, () => Promise<Run>> = {
      ...Object.fromEntries(asks.map(kind => [`Kehu, ${kind}`, ours(kind)])),
      'scikit-learn, logistic': theirs('logistic'),
      'scikit-learn, trees': theirs('trees'),
    }
    const found: Record<string, Run[]> = {}
    for (let i = 0; i < Number(values.runs); i++)
      for (const [by, run] of Object.entries(sides)) found[by] = [...(found[by] ?? []), await run()]
    for (const [by, runs] of Object.entries(found)) {
      const [first] = runs
      const seconds = (step: string) => median(runs.map(({ steps }) => steps[step] ?? 0))
      table.push({
        data: name,
        by,
        rows: first?.rows,
        held: first?.held,
        forecast: first?.forecast,
        ...Object.fromEntries(
          Object.entries(first?.auc ?? {}).map(([of, auc]) => [`auc_${of}`, Number(auc.toFixed(5))]),
        ),
        read: seconds('read'),
        sample: seconds('sample'),
        fit: seconds('fit'),
        score: seconds('score'),
        peak_mb: Math.round(median(runs.map(({ peakMb }) => peakMb))),
      })
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (values.only === undefined)
  writeFileSync(join(root, 'bench/results/churn-models.json'), `${JSON.stringify(table, null, 2)}\n`)
process.stdout.write(`${JSON.stringify(table, null, 2)}\n`)
