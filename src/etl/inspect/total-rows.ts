import type { SourceFile } from '../../config/source.js'
import { rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { cellName, landedFrom } from '../staging/landed-sql.js'
import { landSeen } from './land-seen.js'
import type { Lookout, SeenFile } from './look.js'

/** What rows of sums are called, whole: whoever is called Total Energies is a customer. */
const words = [
  ...['total', 'totals', 'grand total', 'subtotal', 'sub total', 'sub-total', 'sum', 'sums', 'overall'],
  ...['summe', 'gesamt', 'gesamtsumme', 'zwischensumme', 'insgesamt', 'endsumme'],
  ...['total général', 'total general', 'sous-total', 'somme', 'suma', 'totale', 'totale generale', 'subtotale'],
  ...['totaal', 'subtotaal', 'totalt', 'razem', 'ogółem', 'toplam', 'итого', 'всего', 'итог'],
  ...[
    '合计',
    '总计',
    '小计',
    '共计',
    '累计',
    '本页合计',
    '本月合计',
    '合計',
    '総計',
    '小計',
    '総合計',
    '합계',
    '총계',
    '소계',
  ],
]

/** A row of sums: the column of its word, and the word as it stands there. */
export interface TotalRow {
  readonly column: string
  readonly text: string
}

/**
 * SQL of whether a landed record is a row of sums: the first of its cells that are filled says so, and all others are
 * numbers, or a number and its currency.
 */
export function isTotalRow(header: readonly string[]): string {
  const number = "regexp_matches(one, '[0-9]') and length(regexp_replace(one, '[^\\p{L}]', '', 'g')) <= 3"
  return `(${wordSql(header)} in (${words.map(literal).join(', ')})
    and len(list_filter(list_filter([${textsOf(header)}], lambda one: one is not null)[2:], lambda one: not (${number}))) = 0)`
}

function textsOf(header: readonly string[]): string {
  return header.map((_, i) => `trimmed(${cellName(i)})`).join(', ')
}

/** In small letters, without a colon behind. */
function wordSql(header: readonly string[]): string {
  return `lower(regexp_replace(${firstSql(header)}, '\\s*[:：]$', ''))`
}

function firstSql(header: readonly string[]): string {
  return `coalesce(${textsOf(header)}, null)`
}

/** The rows of sums of a whole file, each once. @throws BrokenFile when it cannot be read */
export async function totalRows(lookout: Lookout, seen: SeenFile, kind: SourceFile): Promise<readonly TotalRow[]> {
  const { path, header } = await landSeen(lookout, seen, kind)
  const place = header.map((_, i) => `when trimmed(${cellName(i)}) is not null then ${i}`).join(' ')
  const found = await rows(
    lookout.engine,
    statement<{ place: number; text: string }>(
      `select distinct case ${place} end as place, ${firstSql(header)} as text
      from ${landedFrom(header, literal(path))} where broken_text is null and ${isTotalRow(header)} order by place, text`,
    ),
  )
  return found.map(({ place, text }) => ({ column: header[place] ?? '', text }))
}
