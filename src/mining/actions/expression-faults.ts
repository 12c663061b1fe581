import { suggest } from '../../config/suggest.js'
import { portabilityFaults } from '../../warehouse/engine/portability.js'
import { portableFunctions } from '../../warehouse/engine/portable-functions.js'
import { sqlTokens } from '../../warehouse/engine/sql-token.js'
import { customerColumns } from './customers-sql.js'

/** Words of conditions and expressions that are neither columns nor functions. */
const words = new Set(
  `and or not in is null between like escape case when then else end cast as true false date timestamp interval day month
  year bigint double decimal varchar boolean distinct from`.split(/\s+/),
)

/**
 * What is wrong with a condition or an expression of the project, one sentence each. It may name columns of customers,
 * and functions that every engine knows; no other table is within its reach, since `select` is none of its words.
 */
export function expressionFaults(text: string): readonly string[] {
  const columns = customerColumns()
  const tokens = sqlTokens(text)
  const faults: string[] = []
  let depth = 0
  for (const [at, { kind, text: word }] of tokens.entries()) {
    if (word === '(') depth++
    if (word === ')' && --depth < 0) break
    if (kind === 'parameter' || [';', '{', '$'].includes(word)) faults.push(`'${word}' has no meaning here; remove it`)
    if (kind !== 'word' && kind !== 'name') continue
    const name = kind === 'name' ? word.slice(1, -1) : word
    if (columns.includes(name)) continue
    const isCall = tokens[at + 1]?.text === '('
    if (kind === 'word' && (words.has(name) || (isCall && portableFunctions.has(name)))) continue
    faults.push(isCall && kind === 'word' ? `no function '${name}' that every engine knows` : strange(name, columns))
  }
  if (depth !== 0) faults.push('its parentheses do not match')
  if (/--|\/\*/.test(text.replaceAll(/'(?:[^']|'')*'/g, ''))) faults.push('it holds a comment; remove it')
  if (tokens.length === 0) faults.push('it is empty')
  return faults.length > 0 ? faults : portabilityFaults(`select ${text} as x from t`).map(({ message }) => message)
}

function strange(name: string, columns: readonly string[]): string {
  const near = suggest(name, columns)
  const hint =
    near === undefined
      ? 'expected one of mart_customer or dim_customer (docs/tables.md), or churn_chance'
      : `did you mean '${near}'?`
  return `no column '${name}'; ${hint}`
}
