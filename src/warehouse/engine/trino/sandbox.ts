import { type Engine, rows } from '../engine.js'
import { EngineError } from '../engine-error.js'
import { statement } from '../query.js'
import { literal, quoted } from '../quoting.js'
import { type SqlToken, sqlTokens } from '../sql-token.js'
import type { TableSchema } from '../table-schema.js'

/** What a statement that a user typed may see. */
export interface Shown {
  /** In which its bare names are looked up. */
  readonly schema: string
  readonly tables: readonly Pick<TableSchema, 'name' | 'columns'>[]
  /** Whether the values of a column are hidden. */
  masks(table: string, column: string): boolean
}

/**
 * A statement that a user typed as one that only reads, and only the tables of one schema: a query by its first word,
 * without names of other schemas and catalogs, and with masked columns behind tables of the same name.
 * @throws EngineError `forbidden` or `syntax`
 */
export async function sandboxed(engine: Engine, text: string, shown: Shown): Promise<string> {
  const told = asQuery(withoutComments(text))
  const tokens = sqlTokens(told)
  checkForm(tokens, text)
  checkNames(tokens, await placesOf(engine), text)
  // All of them, named or not: what nothing reads costs nothing, and no spelling of a name gets by.
  const hidden = shown.tables.filter(table => table.columns.some(column => shown.masks(table.name, column.name)))
  if (hidden.length === 0) return told
  const relations = hidden.map(table => masked(table, shown)).join(',\n')
  const own = /^\s*with\b(\s+recursive\b)?/i.exec(told)
  if (!own) return `with ${relations}\n${told}`
  return `with${own[1] ?? ''} ${relations},\n${told.slice(own[0].length)}`
}

function withoutComments(text: string): string {
  return text.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"/g, found =>
    /^(--|\/\*)/.test(found) ? ' ' : found,
  )
}

/** SHOW and DESCRIBE are no queries on a cluster: these say the same. */
function asQuery(text: string): string {
  const [, what, table] = /^\s*(show\s+tables|describe|desc)\b\s*"?([a-z_0-9]*)"?\s*$/i.exec(text) ?? []
  if (what === undefined) return text
  if (/^show/i.test(what)) {
    return 'select table_name as name from information_schema.tables where table_schema = current_schema order by 1'
  }
  return `select column_name, data_type as column_type from information_schema.columns
    where table_schema = current_schema and table_name = ${literal(table ?? '')} order by ordinal_position`
}

function checkForm(tokens: readonly SqlToken[], text: string): void {
  const [first] = tokens
  if (!first) throw new EngineError('syntax', 'found no statement in this text', text)
  if (!['select', 'with', 'values', 'table', '('].includes(first.text)) {
    throw new EngineError('forbidden', 'only a SELECT is allowed here', text)
  }
  const call = tokens.findIndex((token, i) => token.text === 'table' && tokens[i + 1]?.text === '(')
  if (call >= 0) throw new EngineError('forbidden', 'table functions are not allowed here', text)
}

/** A name before a dot is that of a table or its alias; that of a schema or a catalog leads out of the night. */
function checkNames(tokens: readonly SqlToken[], places: ReadonlySet<string>, text: string): void {
  tokens.forEach((token, i) => {
    const name = nameOf(token)
    const isSchema = name !== 'information_schema' || tokens[i - 1]?.text === '.'
    if (tokens[i + 1]?.text !== '.' || !places.has(name) || !isSchema) return
    throw new EngineError(
      'forbidden',
      `${name} is not allowed here: name the tables of the night without schema and catalog, and no alias like one`,
      text,
    )
  })
}

/** In lower case: names in quotes are no more exact on a cluster. */
function nameOf({ kind, text }: SqlToken): string {
  return (kind === 'name' ? text.slice(1, -1).replaceAll('""', '"') : text).toLowerCase()
}

async function placesOf(engine: Engine): Promise<ReadonlySet<string>> {
  const found = await rows(
    engine,
    statement<{ name: string }>(`select schema_name as name from information_schema.schemata
      union select catalog_name from system.metadata.catalogs`),
  )
  return new Set(found.map(({ name }) => name))
}

/** A masked text shows `***`, any other masked value NULL; an absent value is NULL in both. */
function masked({ name, columns }: Pick<TableSchema, 'name' | 'columns'>, { schema, masks }: Shown): string {
  const list = columns.map(column => {
    const cell = quoted(column.name)
    if (!masks(name, column.name)) return cell
    const hidden =
      column.type === 'varchar' ? `case when ${cell} is not null then '***' end` : `cast(null as ${column.type})`
    return `${hidden} as ${cell}`
  })
  return `${quoted(name)} as (select ${list.join(', ')} from ${quoted(schema)}.${quoted(name)})`
}
