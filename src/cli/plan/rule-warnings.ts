import { parseExpression } from '../../config/expression/parse.js'
import { columnsOf } from '../../config/expression/syntax.js'
import { headersOf, reasonLeftOver } from '../../config/left-over.js'
import type { SourceContract, SourceFile } from '../../config/source.js'
import { didYouMean } from '../../config/suggest.js'
import { deletesWhen } from '../../config/upkeep.js'
import type { PlannedFile } from '../../etl/planned-file.js'
import { readFields } from '../../etl/staging/resolve-field.js'

/**
 * Rules that ignore records, or call them deleted, of which no file has a column: they never hold. What one kind of a source
 * lacks another one may have, so that it is no error of a file.
 */
export function ruleWarnings(files: readonly Pick<PlannedFile, 'source' | 'kind' | 'header'>[]): readonly string[] {
  const sources = new Map(files.map(({ source }) => [source.name, source]))
  return [...sources.values()].flatMap(source => {
    const headers = files.filter(file => file.source.name === source.name).flatMap(({ header }) => header)
    return rulesOf(source).flatMap(({ where, when, kinds }) => {
      const columns = columnsOf(parseExpression(when)).map(name => name.trim())
      const isThere = (name: string) => headers.includes(name) || kinds.some(kind => knows(kind, name))
      // Of several spellings of a column a file has one.
      if (columns.length === 0 || columns.some(isThere)) return []
      const [first = ''] = columns
      const names = columns.map(name => `'${name}'`).join(' and ')
      return `${source.name}: no file has ${names}, which ${where} reads: it never holds${didYouMean(first, headers)}`
    })
  })
}

function rulesOf({ contract }: SourceContract) {
  const ignored = contract.ignore.map(({ name, when }) => ({ where: `the rule ${name}`, when, kinds: contract.files }))
  const deleted = contract.files.flatMap(kind => {
    const when = deletesWhen(kind)
    return when === null ? [] : [{ where: `deletes of ${kind.name}`, when, kinds: [kind] }]
  })
  return [...ignored, ...deleted]
}

/** Whether a kind maps a column, or says why it does not. */
function knows(kind: SourceFile, name: string): boolean {
  const isMapped = readFields(kind).some(({ field }) => headersOf(field).includes(name))
  const { '*': _, ...named } = kind.left_over ?? {}
  return isMapped || reasonLeftOver({ left_over: named }, name) !== null
}
