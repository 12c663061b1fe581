import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config/package-root.js'

/** The SQL that stands below a heading of docs/queries.md. @throws RangeError when there is none */
export function documentedQuery(heading: string): string {
  const text = readFileSync(join(packageRoot(), 'docs/queries.md'), 'utf8')
  const section = text.split(/^## /m).find(part => part.startsWith(`${heading}\n`))
  const sql = /```sql\n([\s\S]*?)```/.exec(section ?? '')?.[1]
  if (sql === undefined) throw new RangeError(`docs/queries.md has no SQL below '${heading}'`)
  return sql.trim().replace(/;$/, '')
}
