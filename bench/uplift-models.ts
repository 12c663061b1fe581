import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { packageRoot } from '../src/config/package-root.js'
import { judgeUplift } from '../src/mining/uplift/judge-uplift.js'
import { foretelling, part } from '../src/mining/uplift/learn-uplift.js'
import { hillstromRows } from '../test/support/hillstrom.js'

// Qini coefficients of Kehu's uplift and of scikit-uplift's two models and class transformation, learnt from one half of
// Hillstrom's customers and judged on the other, the same for all: by a hash of the customer's number.

const { values } = parseArgs({ options: { python: { type: 'string', default: 'python3' } } })
const folder = mkdtempSync(join(tmpdir(), 'kehu-uplift-'))
const table: Record<string, string | number | null>[] = []
try {
  for (const arm of ['Mens E-Mail', 'Womens E-Mail'] as const) {
    for (const outcome of ['visit', 'conversion'] as const) {
      const rows = hillstromRows(arm, outcome)
      const judged = await judgeUplift(rows)
      if ('refused' in judged) throw new RangeError(judged.refused)
      const all = rows.known.map(one =>
        part(
          one,
          rows.numbers.map((_, row) => row),
        ),
      )
      const { uplift } = foretelling(judged.learnt, all)(judged.forecast)
      const file = join(folder, 'rows.csv')
      const names = rows.known.map(({ name }) => name)
      const lines = rows.numbers.map((_, row) =>
        [
          ...rows.known.map(({ values: of }) => JSON.stringify(of[row] ?? '')),
          rows.treated[row],
          rows.came[row],
          row % 2,
          uplift[row],
        ].join(','),
      )
      writeFileSync(file, `${[[...names, 'treated', 'came', 'held', 'kehu'].join(','), ...lines].join('\n')}\n`)
      const script = join(packageRoot(), 'bench/peers/uplift-models.py')
      const answer: Record<string, number> = JSON.parse(
        execFileSync(values.python, [script, file], { encoding: 'utf8' }),
      )
      const { low, high } = judged.interval
      table.push({
        arm,
        outcome,
        chosen: `${judged.forecast.approach} ${judged.forecast.learner}`,
        qini: judged.qini,
        low,
        high,
        ...answer,
      })
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}
writeFileSync(join(packageRoot(), 'bench/results/uplift-models.json'), `${JSON.stringify(table, null, 2)}\n`)
process.stdout.write(`${JSON.stringify(table, null, 2)}\n`)
