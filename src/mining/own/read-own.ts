import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError, type ConfigProblem } from '../../config/config-error.js'
import { hasCode } from '../../config/error-code.js'
import { didYouMean } from '../../config/suggest.js'
import { sqlTokens } from '../../warehouse/engine/sql-token.js'
import { parseSqlFile, type SqlFile } from '../../warehouse/sql-file.js'
import { tables } from '../../warehouse/tables.js'
import { inOrderOfNeeds } from '../needs.js'
import type { OwnCheck, OwnSql, OwnTable } from './own-sql.js'

const folders = { marts: 'mart', features: 'feature', checks: 'check' } as const
type Folder = keyof typeof folders

/** A file as it lies there, judged by itself. */
interface Found {
  readonly folder: Folder
  readonly name: string
  readonly path: string
  readonly file: SqlFile
  /** Of its statement. */
  readonly line: number
}

/**
 * The firm's own marts, features and checks, in the order in which they are built.
 *
 * @param directory of the project
 * @throws ConfigError with everything that is wrong in them, by file and line
 */
export async function readOwnSql(directory: string): Promise<OwnSql> {
  const problems: ConfigProblem[] = []
  const found: Found[] = []
  for (const folder of ['features', 'marts', 'checks'] as const) {
    for (const name of await filesIn(join(directory, 'sql', folder))) {
      const path = `sql/${folder}/${name}`
      const text = await readFile(join(directory, path), 'utf8')
      const one = parsed(folder, name, path, text, problems)
      if (one) found.push(one)
    }
  }
  for (const one of found) problems.push(...problemsOf(one, found))
  const own = new Map(found.filter(({ folder }) => folder !== 'checks').map(one => [one.name, one]))
  const made = [...own.values()].map(one => tableOf(one, own, problems))
  if (problems.length > 0) throw new ConfigError('invalid', problems)
  return { tables: inOrder(made), checks: found.filter(({ folder }) => folder === 'checks').map(checkOf) }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT', 'ENOTDIR')) return []
    throw thrown
  }
}

function parsed(
  folder: Folder,
  name: string,
  path: string,
  text: string,
  problems: ConfigProblem[],
): Found | undefined {
  try {
    const file = parseSqlFile(`${folder}/${name}`, text)
    const above = text.slice(0, Math.max(text.indexOf(file.text), 0))
    return { folder, name: name.slice(0, -'.sql'.length), path, file, line: above.split('\n').length }
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
    problems.push({ file: path, line: 1, path: '', message: thrown.message.replace(/^[^:]*: /, '') })
    return undefined
  }
}

const headers: Readonly<Record<Folder, readonly string[]>> = {
  marts: ['grain', 'needs'],
  features: ['grain', 'needs'],
  checks: ['blocking'],
}

/** What is wrong with one file, beside what it needs. */
function problemsOf({ folder, name, path, file, line }: Found, all: readonly Found[]): readonly ConfigProblem[] {
  const problem = (at: number, message: string): ConfigProblem => ({ file: path, line: at, path: '', message })
  const problems: ConfigProblem[] = []
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name))
    problems.push(problem(1, `'${name}' is no name of a table: expected small letters, digits and _`))
  if (!file.meaning.endsWith('.'))
    problems.push(
      problem(1, `found '${file.meaning}', expected a sentence that ends with a full stop, such as "One row per …."`),
    )
  for (const header of Object.keys(file.header).filter(header => !headers[folder].includes(header)))
    problems.push(
      problem(
        1,
        `unknown header '${header}'${didYouMean(header, headers[folder])}; here are ${headers[folder].join(', ')}`,
      ),
    )
  if (folder === 'checks') {
    const { blocking } = file.header
    if (blocking !== 'yes' && blocking !== 'no')
      problems.push(problem(1, `expected "-- blocking: yes" or "-- blocking: no", found ${blocking ?? 'neither'}`))
  } else {
    if (file.grain.length === 0)
      problems.push(problem(1, 'expected "-- grain: column, …", the columns that make a row unique, found none'))
    if (tables().has(name)) problems.push(problem(1, `Kehu has a table ${name} itself; give the file another name`))
    const other = all.find(one => one.folder !== 'checks' && one.name === name && one.path < path)
    if (other) problems.push(problem(1, `${other.path} makes a table ${name}, too; give one of them another name`))
  }
  for (const { kind, text, line: at } of sqlTokens(file.text)) {
    if (kind === 'parameter' && text !== '$as_of')
      problems.push(problem(line + at - 1, `no value for ${text}; the only one is $as_of`))
  }
  return problems
}

function tableOf(one: Found, own: ReadonlyMap<string, Found>, problems: ConfigProblem[]): OwnTable {
  const { folder, name, path, file, line } = one
  const known = [...own.keys(), ...tables().keys()].filter(other => other !== name)
  const declared = (file.header.needs ?? '')
    .split(',')
    .map(need => need.trim())
    .filter(need => need !== '')
  for (const need of declared.filter(need => !known.includes(need))) {
    const message = `needs: there is no table ${need}${didYouMean(need, known)}`
    problems.push({ file: path, line: 1, path: '', message })
  }
  const named = sqlTokens(file.text).flatMap(({ kind, text }) =>
    kind === 'word' ? text : kind === 'name' ? text.slice(1, -1) : [],
  )
  const needs = [...new Set([...declared, ...named])].filter(other => other !== name && own.has(other))
  return { kind: folder === 'marts' ? 'mart' : 'feature', name, path, file, needs, line }
}

/** @throws ConfigError on tables that need each other */
function inOrder(made: readonly OwnTable[]): readonly OwnTable[] {
  try {
    return inOrderOfNeeds(
      made.map(one => ({ ...one, needs: one.needs.map(table => ({ table })), makes: { table: one.name }, one })),
    ).map(({ one }) => one)
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    throw new ConfigError('invalid', [{ file: 'sql', path: '', message }], { cause: thrown })
  }
}

function checkOf({ name, path, file, line }: Found): OwnCheck {
  return { name, path, file, line, blocking: file.header.blocking === 'yes' }
}
