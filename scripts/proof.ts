import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { packageRoot } from '../src/config/package-root.js'
import { kehuVersion } from '../src/warehouse/night/rules.js'
import { engines } from './proof/engines.js'
import { kills } from './proof/kills.js'
import { mutations } from './proof/mutations.js'
import { nights } from './proof/nights.js'
import { orders } from './proof/orders.js'
import { workers } from './proof/workers.js'

/**
 * npm run proof -- --minutes 60 --seed 1 [--only orders]
 *
 * More of what the tests do, for as long as one likes; a line a part goes to docs/reliability.md.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
})
const [minutes, seed] = [Number(values.minutes), Number(values.seed)]
if (!(minutes > 0) || !Number.isSafeInteger(seed))
  throw new RangeError('expected --minutes above zero and --seed, a whole number')
const parts = [orders, mutations, kills, nights, engines, workers].filter(
  part => values.only === undefined || part.name === values.only,
)
const shares = parts.reduce((sum, part) => sum + part.share, 0)
if (parts.length === 0)
  throw new RangeError(`no part '${values.only}'; expected orders, mutations, kills, nights, engines or workers`)

for (const { name, share, most, run } of parts) {
  const started = performance.now()
  const until = started + (minutes * 60_000 * share) / shares
  const say = (text: string) => process.stderr.write(`${name}: ${text}\n`)
  let result: string
  try {
    result = await run({ seed, most, more: () => performance.now() < until, say })
  } catch (thrown) {
    result = `**failed**: ${thrown instanceof Error ? thrown.message : String(thrown)}`
    process.exitCode = 1
  }
  say(result)
  const took = `${((performance.now() - started) / 60_000).toFixed(1)} min`
  const day = new Date().toISOString().slice(0, 10)
  const row = [
    day,
    kehuVersion(),
    `${process.version} ${process.platform}`,
    seed,
    name,
    result.replaceAll('\n', ' ').replaceAll('|', '\\|'),
    took,
  ]
  await appendFile(join(packageRoot(), 'docs/reliability.md'), `| ${row.join(' | ')} |\n`)
}
