import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { packageRoot } from '../src/config/package-root.js'
import { writeChineseLines } from './chinese-lines.js'
import { type Measured, measured, median } from './measured.js'

// The same lines in Chinese as UTF-8 and as GBK, landed and staged, in turns. Prints one table and writes one JSON.
const { values } = parseArgs({
  options: { lines: { type: 'string', default: '2000000' }, runs: { type: 'string', default: '3' } },
})
const lines = Number(values.lines)
const root = packageRoot()
const folder = join(tmpdir(), 'kehu-bench-encodings')
const encodings = ['utf8', 'gbk'] as const
type ByEncoding<T> = Record<(typeof encodings)[number], T>

rmSync(folder, { recursive: true, force: true })
for (const encoding of encodings) {
  mkdirSync(join(folder, encoding), { recursive: true })
  writeFileSync(
    join(folder, encoding, 'kehu.yaml'),
    `version: 1
project: bench
timezone: Asia/Shanghai
currency: CNY
sources:
  shop:
    files:
      - name: lines
        path: lines.csv
        read: { encoding: ${encoding === 'utf8' ? 'utf-8' : 'gbk'} }
        maps:
          order_line: { order_id: 订单编号, customer_id: 客户, product_id: 商品, ordered_at: 下单时间, quantity: 数量, unit_price: 单价, city: 城市 }
`,
  )
}
const [utf8, gbk] = encodings.map(encoding => join(folder, encoding, 'lines.csv'))
const bytes = writeChineseLines(lines, 1, { utf8: utf8 ?? '', gbk: gbk ?? '' })

const runs: ByEncoding<Measured[]> = { utf8: [], gbk: [] }
for (let i = 0; i < Number(values.runs); i++)
  for (const encoding of encodings) runs[encoding].push(await staged(encoding))

/** A trial of a night up to the staged file. */
function staged(encoding: (typeof encodings)[number]): Promise<Measured> {
  const cwd = join(folder, encoding)
  rmSync(join(cwd, 'warehouse'), { recursive: true, force: true })
  return measured(process.execPath, [join(root, 'bin/kehu.js'), 'stage', '--as-of', '2024-02-01'], cwd)
}

const of = (encoding: (typeof encodings)[number]) => {
  const seconds = median(runs[encoding].map(run => run.seconds))
  return {
    megabytes: bytes[encoding] / 1e6,
    seconds,
    cpu_seconds: median(runs[encoding].map(run => run.cpuSeconds)),
    rows_per_second: lines / seconds,
    peak_mb: median(runs[encoding].map(run => run.peakMb)),
  }
}
const result = {
  lines,
  runs: Number(values.runs),
  utf8: of('utf8'),
  gbk: of('gbk'),
  ratio: median(runs.gbk.map((run, i) => run.seconds / (runs.utf8[i]?.seconds ?? 1))),
  cpu_ratio: median(runs.gbk.map((run, i) => run.cpuSeconds / (runs.utf8[i]?.cpuSeconds ?? 1))),
}
writeFileSync(join(root, 'bench/results/encodings.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(folder, { recursive: true, force: true })
const row = (name: string, { megabytes, seconds, cpu_seconds, rows_per_second, peak_mb }: ReturnType<typeof of>) =>
  `| ${name.padEnd(5)} | ${megabytes.toFixed(0).padStart(5)} | ${seconds.toFixed(1).padStart(7)} | ${cpu_seconds.toFixed(1).padStart(5)} | ${Math.round(rows_per_second).toLocaleString('en').padStart(8)} | ${peak_mb.toFixed(0).padStart(7)} |`
process.stdout.write(
  [
    `${lines} lines in Chinese, landed and staged, median of ${values.runs} runs`,
    '|       |    MB | seconds | CPU s |   rows/s | peak MB |',
    '|-------|-------|---------|-------|----------|---------|',
    row('UTF-8', result.utf8),
    row('GBK', result.gbk),
    `GBK ÷ UTF-8: ${result.ratio.toFixed(2)}, of CPU seconds ${result.cpu_ratio.toFixed(2)}`,
    '',
  ].join('\n'),
)
