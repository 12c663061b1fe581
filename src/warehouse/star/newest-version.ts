import { plainText, sqlFile } from '../sql-file.js'
import { readingFrom } from './work.js'

type Verdict = 'line_verdict' | 'part_verdict'
/** The ways in which records show a contested thing: `sql/star/shown_*.sql`. */
type Shown = 'shown_line' | 'shown_deleted_line' | 'shown_part' | 'shown_deleted_part'

/** Who of several versions of one thing holds: all ways of showing it feed one ranking, and a verdict is read off it. */
export function newestSql(shown: readonly Shown[], verdict: Verdict): string {
  const versions = shown.map(name => plainText(sqlFile(`star/${name}.sql`))).join(' union all ')
  const ranked = readingFrom('newest_version', 'work.shown_version', `(${versions})`)
  return readingFrom(verdict, 'work.newest_version', `(${ranked}) as newest_version`)
}
