import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import type { LandedFile } from '../landing/landed-file.js'
import { cellName, landedFrom } from '../staging/landed-sql.js'

/** So many different values of a column are compared. */
const mostValues = 1_000
/** So much of the new column's values must stand in the old one, or be written in its shapes. */
const sameValues = 0.5
const sameShapes = 0.9

/**
 * Of some columns of a file the one whose values look most like those of a column that an earlier file had: the same
 * values, or texts written alike (letters, digits and signs in the same places), as telephone numbers and e-mails are.
 * Texts of letters alone, or digits alone, tell nothing by their shape.
 *
 * @returns its name; null where none looks so
 */
export async function alikeColumn(
  engine: Engine,
  { file: earlier, column }: { readonly file: LandedFile; readonly column: string },
  file: LandedFile,
  columns: readonly string[],
): Promise<string | null> {
  let best: { column: string; share: number } | null = null
  for (const name of columns) {
    const [found] = await rows(
      engine,
      statement<{ cells: bigint; same: bigint; shaped: bigint }>(
        `with old as (${valuesSql(earlier, column)}), new as (${valuesSql(file, name)})
        select count(*) as cells,
          count(*) filter (where cell in (select cell from old)) as same,
          count(*) filter (where shape in (select shape from old) and regexp_matches(shape, '[^a9 ]')) as shaped
        from new`,
      ),
    )
    const cells = Number(found?.cells ?? 0)
    if (!found || cells === 0) continue
    const [same, shaped] = [Number(found.same) / cells, Number(found.shaped) / cells]
    const share = same >= sameValues ? 1 + same : shaped >= sameShapes ? shaped : 0
    if (share > (best?.share ?? 0)) best = { column: name, share }
  }
  return best?.column ?? null
}

/** Different values of a column, the same ones for the same file, with their shapes. */
function valuesSql({ path, header }: LandedFile, column: string): string {
  const cell = `trimmed(${cellName(header.indexOf(column))})`
  return `select cell, regexp_replace(regexp_replace(cell, '\\p{L}+', 'a', 'g'), '[0-9]+', '9', 'g') as shape
    from (select distinct ${cell} as cell from ${landedFrom(header, literal(path))})
    where cell is not null order by md5(cell) limit ${mostValues}`
}
