import { type EntityName, entityNames } from '../../config/entity.js'
import { compileCondition } from '../../config/expression/compile.js'
import { parseExpression } from '../../config/expression/parse.js'
import { type Unreadable, unreadableIn } from '../../config/expression/unreadable.js'
import { conditionOf } from '../../config/mapping.js'
import type { SourceFile } from '../../config/source.js'
import { cellsOf } from './expression-cells.js'

/** A part that only some records have. */
export interface HeldPart {
  /** The column of the statement that says which, and its SQL over the cells. */
  readonly name: string
  readonly sql: string
  /** Where the condition cannot be told. */
  readonly unsure: readonly Unreadable[]
}

/** The parts of a kind that hang on a condition. */
export function heldParts(kind: SourceFile, header: readonly string[]): readonly HeldPart[] {
  return entityNames.flatMap(entity => {
    const name = heldName(entity, kind)
    const condition = conditionOf(kind.maps[entity])
    if (name === null || condition === null) return []
    const parsed = parseExpression(condition)
    const cells = cellsOf(kind, header)
    const reason = `cannot tell whether the record holds a ${entity}: ${condition}`
    const unsure = unreadableIn(parsed, cells).map(one => ({ ...one, reason }))
    return { name, sql: compileCondition(parsed, cells), unsure }
  })
}

/** The column that says whether a record holds an entity; null where it hangs on no condition. */
export function heldName(entity: EntityName, { maps }: Pick<SourceFile, 'maps'>): string | null {
  return conditionOf(maps[entity]) === null ? null : `holds_${entity}`
}
