import { compileCondition } from '../../config/expression/compile.js'
import { parseExpression } from '../../config/expression/parse.js'
import { type Unreadable, unreadableIn } from '../../config/expression/unreadable.js'
import { deletedRule, rulesFor } from '../../config/upkeep.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { headerText } from './cell-text.js'
import { cellsOf } from './expression-cells.js'
import type { StageInput } from './stage-input.js'

/** What a contract says is no record of the business. */
export interface IgnoreRules {
  /**
   * SQL of the first rule that a record meets, a flag that calls it deleted after them; NULL where it meets none. What is
   * broken in structure has no cells to judge.
   */
  readonly ignored: string
  /** Where it cannot be told whether a rule holds. */
  readonly unsure: readonly Unreadable[]
}

export function ignoreRules({ kind, header, place }: StageInput): IgnoreRules {
  const { deletes } = kind
  const cells = cellsOf(kind, header)
  const rules = rulesFor(place.source.contract.ignore, kind).map(({ name, when }) => ({
    name,
    expression: parseExpression(when),
  }))
  const whens = rules.map(({ name, expression }) => `when ${compileCondition(expression, cells)} then ${literal(name)}`)
  if (deletes !== undefined && deletes !== 'absence' && 'flag' in deletes) {
    const flagged = `${headerText(deletes.flag, kind, header)} in (${deletes.is.map(literal).join(', ')})`
    whens.push(`when ${flagged} then ${literal(deletedRule)}`)
  }
  return {
    ignored:
      whens.length === 0 ? 'null::varchar' : `case when broken_text is not null then null ${whens.join(' ')} end`,
    unsure: rules.flatMap(({ name, expression }) =>
      unreadableIn(expression, cells).map(one => ({
        ...one,
        reason: `cannot tell whether the rule '${name}' ignores the record: ${one.reason}`,
      })),
    ),
  }
}
