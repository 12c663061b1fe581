import { z } from 'zod'
import { didYouMean } from '../../config/suggest.js'
import { quoted } from '../../warehouse/engine/quoting.js'
import { sqlTokens } from '../../warehouse/engine/sql-token.js'

/** Words of SQL that a condition over one row may use beside names and functions. */
const syntax = new Set(
  `and or not in like escape between is null distinct from case when then else end cast try_cast as true false double
  decimal varchar bigint integer date`.split(/\s+/),
)

/** Functions of one row that both engines have. */
const functions = new Set(
  `coalesce nullif greatest least abs ceil floor round sign mod power sqrt exp ln log10 length substr lower trim replace
  strpos starts_with year month day quarter week`.split(/\s+/),
)

/** What is wrong with a condition whatever its names mean; null where nothing is. */
export function conditionFault(condition: string): string | null {
  const tokens = sqlTokens(condition)
  if (tokens.length === 0) return 'found nothing, expected a condition such as record % 5 = 0'
  let open = 0
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind === 'parameter' || text === ';') return `found ${text}, expected a condition such as record % 5 = 0`
    if (text === '(') open++
    if (text === ')' && --open < 0) return 'a parenthesis is closed that none opens'
    if (kind !== 'word') continue
    if (['select', 'over', 'where', 'union', 'with'].includes(text))
      return `found ${text}: a condition is told of one customer by the columns of one row`
    if (tokens[at + 1]?.text !== '(' || syntax.has(text)) continue
    if (!functions.has(text)) return `found ${text}(), expected one of ${[...functions].join(', ')}`
  }
  return open === 0 ? null : 'a parenthesis is not closed'
}

const condition = z.string().superRefine((text, context) => {
  const fault = conditionFault(text)
  if (fault !== null) context.addIssue({ code: 'custom', message: fault })
})

/** Customers whom the model is judged by and, for that judgement, does not learn from. */
export const holdoutSchema = z.union([
  condition.transform(where => ({ where })),
  z.strictObject({
    /** A condition in SQL over the names of columns and attributes, and `record`. */
    where: condition,
  }),
  z.strictObject({
    /** Customers as of that day; with a label, those whose record is of that day or later. */
    from: z.iso.date(),
  }),
])
export type Holdout = z.infer<typeof holdoutSchema>

/** A holdout as the project says it. */
export function holdoutText(holdout: Holdout): string {
  return 'where' in holdout ? holdout.where : `from ${holdout.from}`
}

/** A condition with its names resolved to columns of `told`, or what is wrong with one of them. */
export function resolved(
  condition: string,
  columns: ReadonlyMap<string, string>,
): { readonly sql: string } | { readonly fault: string } {
  const parts: string[] = []
  for (const { text, name, found } of namedTokens(condition, columns)) {
    if (name !== null && found === undefined) {
      const names = [...columns.keys()]
      return { fault: `there is no column ${name}${didYouMean(name, names)}; the names are ${names.join(', ')}` }
    }
    parts.push(name !== null && found !== undefined ? `told.${quoted(found)}` : text)
  }
  return { sql: parts.join(' ') }
}

/** The first name in a condition that is none of some; null where all of them are. */
export function unknownName(condition: string, names: readonly string[]): string | null {
  const tokens = namedTokens(condition, new Map(names.map(name => [name, name])))
  return tokens.find(({ name, found }) => name !== null && found === undefined)?.name ?? null
}

/** Whether a condition names one of some columns. */
export function namesIn(condition: string, names: readonly string[]): boolean {
  return namedTokens(condition, new Map(names.map(name => [name, name]))).some(
    ({ name, found }) => name !== null && found !== undefined,
  )
}

/** The tokens of a condition: of those that are names, the name, and the column that it stands for. */
function namedTokens(condition: string, columns: ReadonlyMap<string, string>) {
  const tokens = sqlTokens(condition)
  return tokens.map(({ kind, text }, at) => {
    const name = kind === 'name' ? text.slice(1, -1).replaceAll('""', '"') : text
    const isName = kind === 'name' || (kind === 'word' && !syntax.has(text) && tokens[at + 1]?.text !== '(')
    const found = columns.get(name) ?? (kind === 'word' ? columns.get(caseless(name, columns)) : undefined)
    return { text, name: isName ? name : null, found }
  })
}

/** Words come in small letters; attributes are called as the project calls them. */
function caseless(name: string, columns: ReadonlyMap<string, string>): string {
  const alike = [...columns.keys()].filter(one => one.toLowerCase() === name)
  return alike.length === 1 ? (alike[0] ?? name) : name
}
