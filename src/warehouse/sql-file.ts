import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { packageRoot } from '../config/package-root.js'
import type { Query, Statement } from './engine/query.js'
import { sqlTokens } from './engine/sql-token.js'
import type { Row, Value } from './engine/value.js'

/** A file below `sql/`: what one row of it is, its grain, and its one statement. */
export interface SqlFile {
  /** Below `sql/`, such as `star/dim_product.sql`. */
  readonly path: string
  /** The first comment line. */
  readonly meaning: string
  /** Of `-- grain: a, b`; empty for a statement that answers nothing. */
  readonly grain: readonly string[]
  /** All header lines `-- name: value`. */
  readonly header: Readonly<Record<string, string>>
  readonly text: string
}

const read = new Map<string, SqlFile>()

/** @throws when there is no such file. */
export function sqlFile(path: string, root: string = join(packageRoot(), 'sql')): SqlFile {
  const full = join(root, path)
  const known = read.get(full)
  if (known) return known
  const file = parseSqlFile(path, readFileSync(full, 'utf8'))
  read.set(full, file)
  return file
}

/** @throws SyntaxError when it is not comments and then one statement. */
export function parseSqlFile(path: string, source: string): SqlFile {
  const lines = source.split(/\r?\n/)
  const start = lines.findIndex(line => !line.startsWith('--'))
  const comments = lines.slice(0, Math.max(start, 0)).map(line => line.slice(2).trim())
  const header: Record<string, string> = {}
  for (const line of comments) {
    const [, name, value] = /^([a-z_]+): (.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) continue
    if (Object.hasOwn(header, name)) throw new SyntaxError(`${path}: two header lines are named ${name}: keep one`)
    header[name] = value
  }
  const grain = header.grain?.split(',').map(column => column.trim()) ?? []
  const text = lines.slice(comments.length).join('\n').trim().replace(/;$/, '')
  const [meaning] = comments
  if (!meaning) throw new SyntaxError(`${path}: the first line is no comment: write "-- One row per …"`)
  const tokens = sqlTokens(text)
  if (tokens.length === 0) throw new SyntaxError(`${path}: no statement follows the comments`)
  if (tokens.some(token => token.text === ';')) throw new SyntaxError(`${path}: found two statements: write one a file`)
  return { path, meaning, grain, header, text }
}

/** A statement that is put together, to be used as a file is. @param path what errors call it */
export function composed(path: string, text: string): SqlFile {
  return { path, meaning: '', grain: [], header: {}, text }
}

/** The statement of a file that takes no values, without its comments. */
export function plainText({ text }: SqlFile): string {
  return text.replaceAll(/--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"/g, all => (all.startsWith('--') ? '' : all))
}

/** The file reading one relation in the place of another. */
export function reading(file: SqlFile, relation: string, instead: string): SqlFile {
  const reads = new RegExp(`\\b(from|join) ${relation.replace('.', '\\.')}\\b`, 'g')
  return { ...file, text: file.text.replaceAll(reads, `$1 ${instead}`) }
}

/** The file as a query, its `$name` values bound. @throws when a value is missing or none of its own. */
export function bind<R extends Row>(file: SqlFile, values: Readonly<Record<string, Value>> = {}): Query<R> {
  const { texts, names } = piecesOf(file, values)
  const used = [...new Set(names)]
  const text = texts.map((text, i) => (i === 0 ? text : `$${used.indexOf(names[i - 1] ?? '') + 1}${text}`)).join('')
  const statement: Statement = { text, values: used.map(name => values[name] ?? null) }
  return { build: () => statement }
}

/** The file as a part of a query that Kysely builds, its `$name` values bound. @throws as `bind` does. */
export function fragment(file: SqlFile, values: Readonly<Record<string, Value>> = {}): RawBuilder<unknown> {
  const { texts, names } = piecesOf(file, values)
  const bound = names.map(name => values[name] ?? null)
  const [first = '', ...rest] = texts
  return sql.join([sql.raw(first), ...rest.map((text, i) => sql`${bound[i]}${sql.raw(text)}`)], sql``)
}

/** The texts between a file's `$name` values, without comments, and the names: those in texts and quoted names are none. */
function piecesOf({ path, text }: SqlFile, values: Readonly<Record<string, Value>>) {
  const texts = ['']
  const names: string[] = []
  let end = 0
  const say = (more: string) => texts.push((texts.pop() ?? '') + more)
  for (const found of text.matchAll(/--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([a-z_][a-z_0-9]*)/g)) {
    const [all, name] = found
    say(text.slice(end, found.index))
    end = found.index + all.length
    if (name === undefined) say(all.startsWith('--') ? '' : all)
    else if (!Object.hasOwn(values, name)) throw new RangeError(`${path}: no value for $${name}`)
    else texts[names.push(name)] = ''
  }
  say(text.slice(end))
  const extra = Object.keys(values).find(name => !names.includes(name))
  if (extra !== undefined) throw new RangeError(`${path}: has no $${extra}`)
  return { texts, names }
}
