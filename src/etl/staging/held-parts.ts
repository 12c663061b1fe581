import { type EntityName, entityNames } from '../../config/entity.js'
import { compileCondition, compileUndecided } from '../../config/expression/compile.js'
import { parseExpression } from '../../config/expression/parse.js'
import { columnsOf } from '../../config/expression/syntax.js'
import { conditionOf } from '../../config/mapping.js'
import type { SourceFile } from '../../config/source.js'
import { cellsOf, headerText } from './field-sql.js'

/** A part that only some records have, and the columns of the statement that say which. */
export interface HeldPart {
  readonly entity: EntityName
  /** By name, as SQL over the cells. */
  readonly columns: Readonly<Record<string, string>>
  /** The one of them with the cell for which the condition cannot be told; NULL where it can. */
  readonly unsure: { readonly name: string; readonly label: string; readonly reason: string }
}

/** The parts of a kind that hang on a condition. */
export function heldParts(kind: SourceFile, header: readonly string[]): readonly HeldPart[] {
  return entityNames.flatMap(entity => {
    const name = heldName(entity, kind)
    const condition = conditionOf(kind.maps[entity])
    if (name === null || condition === null) return []
    const parsed = parseExpression(condition)
    const cells = cellsOf(kind, header)
    const [label] = columnsOf(parsed)
    const cell = label === undefined ? 'cast(null as varchar)' : headerText(label, kind, header)
    const unsure = {
      name: `unsure_of_${entity}`,
      label: label ?? '',
      reason: `cannot tell whether the record holds a ${entity}: ${condition}`,
    }
    return {
      entity,
      columns: {
        [name]: compileCondition(parsed, ...cells),
        [unsure.name]: `case when ${compileUndecided(parsed, ...cells)} then ${cell} end`,
      },
      unsure,
    }
  })
}

/** The column that says whether a record holds an entity; null where it hangs on no condition. */
export function heldName(entity: EntityName, { maps }: Pick<SourceFile, 'maps'>): string | null {
  return conditionOf(maps[entity]) === null ? null : `holds_${entity}`
}
