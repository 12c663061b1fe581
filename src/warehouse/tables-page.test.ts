import { expect, test } from 'vitest'
import { partsOf } from './star/parts/part-tables.js'
import { tables } from './tables.js'

/** `docs/tables.md` is made of `sql/schema`: `npx vitest run -u src/warehouse/tables-page.test.ts` writes it anew. */

const intro = `# Tables

Everything a published night holds, from \`sql/schema\`. Times are in UTC, days are business days, money is in the currency of
the project. Columns marked *personal* are masked in \`kehu query\`; those marked *lineage* tell where a row came from.
A customer is asked for through \`bridge_customer\`: facts carry the key of the record that a source has of them.
`

test('the page of tables says what they hold', async () => {
  const told = [...tables().values()].map(table => {
    const parts = partsOf(table)
    const where = parts.length === 0 ? '' : ` There where a source fills ${parts.join(' or ')}.`
    const rows = table.columns.map(({ name, type, nullable, personal, lineage, meaning }) => {
      const mark = personal ? '*personal:* ' : lineage ? '*lineage:* ' : ''
      return `| ${nullable ? name : `**${name}**`} | ${type} | ${mark}${meaning.replaceAll('|', '\\|')} |`
    })
    const head = ['| Column (bold: always filled) | Type | Meaning |', '|---|---|---|']
    return [
      `## ${table.name}`,
      '',
      `${table.meaning} Grain: ${table.grain.join(', ')}.${where}`,
      '',
      ...head,
      ...rows,
    ].join('\n')
  })
  await expect(
    `${[intro, ...told].join('\n')}\n`.replaceAll('\n## ', '\n\n## ').replaceAll('\n\n\n', '\n\n'),
  ).toMatchFileSnapshot('../../docs/tables.md')
})
