import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateFirm } from '../../fixtures/firm/generate.js'
import { firmProject } from '../../fixtures/firm/project.js'
import { Random } from '../../fixtures/random.js'
import type { Day } from '../../src/warehouse/engine/value.js'
import type { SmallFile } from './small-source.js'

/**
 * The exports of the generated firm, and a project that asks all of them at once: its branches sell in euros at rates that
 * come week by week, web orders are replaced as a whole and name customers who must be known, addresses are one person's,
 * and who is not in the next dump is gone.
 */
export async function firmYear(
  seed: number,
  days: number,
): Promise<{ readonly yaml: string; readonly files: readonly SmallFile[] }> {
  const directory = await mkdtemp(join(tmpdir(), 'kehu-firm-'))
  try {
    await generateFirm({ directory, seed, customers: 40, from: '2023-03-01' as Day, days })
    const random = new Random(seed, 78)
    const files: SmallFile[] = []
    for (const system of ['shop', 'erp']) {
      for (const name of (await readdir(join(directory, system))).sort())
        files.push({
          name: `${system}/${name}`,
          text: lacking(name, await readFile(join(directory, system, name), 'utf8'), random),
        })
    }
    return { yaml: strictProject(), files: [...files, ...rateFiles(seed, days)] }
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** A dump of customers that some are gone from, and perhaps back in the next. */
function lacking(name: string, text: string, random: Random): string {
  if (!name.startsWith('customers-')) return text
  const [header = '', ...rows] = text.split('\n')
  return [header, ...rows.filter(row => row === '' || row.includes('"') || random.chance(0.9))].join('\n')
}

function strictProject(): string {
  const changes: readonly (readonly [string | RegExp, string])[] = [
    [/path: (shop|erp)\//g, 'path: exports/$1/'],
    ['country: GB ', 'limits: { quarantined: 1 }\nrates: { carry_days: 10 }\ncountry: GB '],
    ['title: Branches', 'currency: EUR\n    title: Branches'],
    [
      'customer_id: Customer\n            product_id: SKU\n            channel',
      'customer_id: { column: Customer, references: customer }\n            product_id: SKU\n            channel',
    ],
    ['- name: orders\n', '- name: orders\n        replaces: order\n'],
    ['- name: customers\n', '- name: customers\n        deletes: absence\n'],
    ['email: Email', 'email: { column: Email, unique: true }'],
    [
      'sources:\n',
      `sources:\n  bank:\n    files: [{ name: rates, path: 'exports/rates-*.csv', maps: { exchange_rate: { currency: Code, on_date: Day, rate: Rate } } }]\n`,
    ],
  ]
  return changes.reduce((yaml, [from, to]) => {
    const changed = yaml.replace(from, to)
    if (changed === yaml) throw new RangeError(`the firm's project has no ${String(from)}`)
    return changed
  }, firmProject())
}

/** A rate a week; some weeks have none. */
function rateFiles(seed: number, days: number): readonly SmallFile[] {
  const random = new Random(seed, 77)
  const files: SmallFile[] = []
  for (let day = -3; day < days; day += 7) {
    const on = new Date(Date.UTC(2023, 2, 1 + day)).toISOString().slice(0, 10)
    const rate = (0.84 + random.integer(500) / 10_000).toFixed(6)
    if (random.chance(0.8)) files.push({ name: `rates-${on}.csv`, text: `Code,Day,Rate\nEUR,${on},${rate}\n` })
  }
  return files
}
