import { basename } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** One result asked twice: of the tables of a night, and of the raw files by their names and true headers. */
export interface Sum {
  /** SQL over the star, beside the tables of raw files as `raw.orders`. */
  readonly star: string
  /** SQL over a table a file (`orders.csv` is `orders`), whose cells are text; `"#"` is the number of the record. */
  readonly raw: string
}

/**
 * The raw files beside the star that was made of them, in an engine that the test opens itself: no line of Kehu's reads
 * them, so that what both give alike was not read wrongly twice.
 */
export class RawBesideStar implements AsyncDisposable {
  readonly #instance: DuckDBInstance
  readonly #db: DuckDBConnection
  readonly #tables: ReadonlyMap<string, readonly string[]>

  private constructor(instance: DuckDBInstance, db: DuckDBConnection, tables: ReadonlyMap<string, readonly string[]>) {
    this.#instance = instance
    this.#db = db
    this.#tables = tables
  }

  /** @param files those of the raw ones that any of the sums names */
  static async open(star: string, files: readonly string[], sums: readonly Sum[]): Promise<RawBesideStar> {
    const instance = await DuckDBInstance.create(':memory:')
    const db = await instance.connect()
    for (const as of ['base', 'raw']) await db.run(`attach ':memory:' as ${as}`)
    await db.run(`attach ${text(star)} as star (read_only)`)
    const tables = new Map<string, readonly string[]>()
    for (const file of files) {
      const table = basename(file).replace(/\.[a-z]+$/, '')
      if (!sums.some(({ star, raw }) => isNamed(table, `${star} ${raw}`))) continue
      await db.run(`create table base.main.${name(table)} as select row_number() over () as "#", * from
        read_csv(${text(file)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '')`)
      await db.run(view(table))
      const columns = (await db.runAndReadAll(`select * from base.main.${name(table)} limit 0`)).columnNames()
      tables.set(table, columns.slice(1))
    }
    return new RawBesideStar(instance, db, tables)
  }

  /** How many rows the raw files give, and the rows in which the two differ. */
  async compare({ star, raw }: Sum): Promise<{ readonly rows: number; readonly differing: readonly object[] }> {
    await this.#make('expected', 'raw', raw)
    await this.#make('found', 'star', star)
    const rows = (await this.#db.runAndReadAll('from temp.expected')).currentRowCount
    return { rows, differing: await this.#differing() }
  }

  /**
   * The columns that a sum over the raw files reads, but in whose place their neighbour could stand unseen: of a file
   * whose cells have shifted by one it would be the same.
   */
  async unseen({ raw }: Pick<Sum, 'raw'>): Promise<readonly string[]> {
    const unseen: string[] = []
    await this.#make('expected', 'raw', raw)
    for (const [table, columns] of this.#tables) {
      if (!isNamed(table, raw)) continue
      for (const [i, column] of columns.entries()) {
        if (!isNamed(column, raw)) continue
        await this.#db.run(view(table, `exclude (${name(column)})`))
        if (await this.#canMake(raw)) continue
        const neighbours = [columns[i + 1], columns[i - 1]].filter(one => one !== undefined)
        if (!(await this.#seesAny(raw, table, column, neighbours))) unseen.push(`${table}.${column}`)
      }
      await this.#db.run(view(table))
    }
    return unseen
  }

  /** Whether a sum is another one, or none, where a column has changed places with one of its neighbours. */
  async #seesAny(raw: string, table: string, column: string, neighbours: readonly string[]): Promise<boolean> {
    for (const neighbour of neighbours) {
      const [one, other] = [name(column), name(neighbour)]
      await this.#db.run(view(table, `replace (${other} as ${one}, ${one} as ${other})`))
      if (!(await this.#canMake(raw)) || (await this.#differing()).length > 0) return true
    }
    return false
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#db.closeSync()
    this.#instance.closeSync()
  }

  async #make(table: 'expected' | 'found', catalogue: 'raw' | 'star', sql: string): Promise<void> {
    await this.#db.run(`use ${catalogue}`)
    await this.#db.run(`create or replace temp table ${table} as ${sql}`)
  }

  /** Whether a sum can be computed at all: where a text is no number, that is seen, too. */
  async #canMake(sql: string): Promise<boolean> {
    try {
      await this.#make('found', 'raw', sql)
      return true
    } catch {
      return false
    }
  }

  async #differing(): Promise<readonly object[]> {
    const [expected, found] = ['from temp.expected', 'from temp.found']
    const differing = await this.#db.runAndReadAll(`select 'raw' as side, * from (${expected} except all ${found})
      union all select 'star', * from (${found} except all ${expected})`)
    return differing.getRowObjectsJson()
  }
}

/** A raw file as the sums see it. */
function view(table: string, change = ''): string {
  return `create or replace view raw.main.${name(table)} as select * ${change} from base.main.${name(table)}`
}

function isNamed(word: string, sql: string): boolean {
  return new RegExp(`(?<![\\w])${word.replaceAll(/[^\w ]/g, '\\$&')}(?![\\w])`).test(sql)
}

function name(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}

function text(word: string): string {
  return `'${word.replaceAll("'", "''")}'`
}
