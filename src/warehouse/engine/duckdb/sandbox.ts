import { type DuckDBConnection, VARCHAR } from '@duckdb/node-api'
import { EngineError } from '../engine-error.js'
import { literal } from '../quoting.js'

/** Table functions that answer from their arguments alone. */
const harmless: ReadonlySet<string> = new Set(['range', 'generate_series', 'unnest'])

/** Scalar functions with an effect on the instance, or with its settings as their answer. */
const harmful: ReadonlySet<string> = new Set([
  'write_log',
  'current_setting',
  'getenv',
  'nextval',
  'currval',
  'setseed',
])

/** Name of the database behind the views of a sandbox (`shown-file.ts`): no statement may speak of it. */
export const hiddenCatalog = 'behind_the_views'

/**
 * After this no statement can load an extension, reach the network, change a setting, or touch a file but those named,
 * on any connection.
 */
export async function lockDown(connection: DuckDBConnection, allowed: readonly string[] = []): Promise<void> {
  if (allowed.length > 0) await connection.run(`set global allowed_paths = [${allowed.map(literal).join(', ')}]`)
  await connection.run('set global enable_external_access = false')
  await connection.run('set global lock_configuration = true')
}

/**
 * Lets one SELECT pass that reads tables. The lock alone still gives away the spill directory and the raw bytes of the
 * database file (`read_blob`), which hold what a masked column does not show, and takes CHECKPOINT, EXPLAIN ANALYZE of
 * an insert, logging …
 * @throws EngineError `forbidden` or `syntax`
 */
export async function checkSandboxed(connection: DuckDBConnection, text: string): Promise<void> {
  const answer = await connection.runAndReadAll('select json_serialize_sql(cast($1 as varchar))', [text], [VARCHAR])
  const tree: unknown = JSON.parse(String(answer.getRows()[0]?.[0]))
  if (!isNode(tree)) throw new EngineError('internal', 'the parser gave no tree', text)
  if (tree.error === true) {
    if (tree.error_type === 'parser') throw new EngineError('syntax', syntaxError(tree, text), text)
    throw new EngineError('forbidden', 'only a SELECT is allowed here', text)
  }
  for (const node of nodes(tree)) checkNode(node, text)
}

/** With its line, where the text has several. */
function syntaxError({ error_message: message, position }: Node, text: string): string {
  const lines = text.split('\n')
  const at = Number(position)
  if (lines.length < 2 || !Number.isInteger(at)) return String(message)
  const line = text.slice(0, at).split('\n').length
  return `${message}\nLINE ${line}: ${lines[line - 1]}`
}

type Node = Readonly<Record<string, unknown>>

function checkNode(node: Node, text: string): void {
  const refuse = (what: string): never => {
    throw new EngineError('forbidden', `${what} is not allowed here: read the tables of the warehouse`, text)
  }
  const { type, function: called, function_name: name, table_name: table } = node
  if (type === 'TABLE_FUNCTION' && isNode(called) && !harmless.has(String(called.function_name))) {
    refuse(`the table function ${String(called.function_name)}`)
  }
  if (typeof name === 'string' && harmful.has(name)) refuse(`the function ${name}`)
  // Names are the same in upper and lower case; a catalog may stand where a schema does.
  for (const place of [node.catalog_name, node.schema_name]) {
    if (String(place).toLowerCase() === hiddenCatalog) refuse(`the database ${hiddenCatalog}`)
  }
  // `from 'x.parquet'` is a table of that name to the parser.
  if (type === 'BASE_TABLE' && /[./\\]/.test(String(table))) refuse(`the file ${String(table)}`)
}

function* nodes(value: unknown): Iterable<Node> {
  if (isNode(value)) yield value
  if (typeof value !== 'object' || value === null) return
  for (const child of Object.values(value)) yield* nodes(child)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
