import { type Engine, rows } from '../warehouse/engine/engine.js'
import { EngineError } from '../warehouse/engine/engine-error.js'
import { statement } from '../warehouse/engine/query.js'
import { sqlTokens } from '../warehouse/engine/sql-token.js'
import { sqlType } from '../warehouse/engine/sql-type.js'
import type { Day } from '../warehouse/engine/value.js'
import type { SqlFile } from '../warehouse/sql-file.js'
import { isDay } from './churn/day-sql.js'
import type { Horizon } from './churn/horizon.js'
import { type LastFacts, lastOrders, lastRecords } from './churn/stopped-exports.js'
import { suggestHorizon } from './churn/suggest-horizon.js'
import { bindDay } from './features.js'
import { inFile } from './own/build-own.js'
import type { OwnTable } from './own/own-sql.js'
import { hasTable } from './store.js'

/** What the star of a project has: projects differ in the tables that their sources fill, and in their own attributes. */
export interface Inventory {
  has(table: string): Promise<boolean>
  /** All attributes of customers by name, whatever day they are of: so every day has the same columns. */
  attributes(): Promise<readonly KnownAttribute[]>
  /** Features of the firm's own SQL, one row per customer, that can be told as of any day; and those that cannot, and why. */
  own(): Promise<{ readonly told: readonly OwnFeatures[]; readonly notes: readonly string[] }>
  /** What the engine says against a statement that it is not asked to run; null where it understands it. */
  refusal(text: string): Promise<string | null>
  /** The horizon that the silences between purchases suggest as of the day of the inventory; null without one. */
  horizon?(): Promise<Horizon | null>
  /** When the shop's orders end, seen from a day; null where nobody can tell. */
  lastOrders?(asOf: Day): Promise<LastFacts | null>
  /** When records with an attribute of customers end, seen from a day; null where there is none. */
  lastRecords?(attribute: string, asOf: Day): Promise<LastFacts | null>
}

export interface KnownAttribute {
  readonly name: string
  /** Whether a source tells since when any of its values holds. */
  readonly isDated: boolean
  /** Whether each of its values is a day, or a moment that begins with one. */
  readonly isDay: boolean
}

/** A file of the firm's own features, and those of its columns that a model can learn from. */
export interface OwnFeatures {
  readonly name: string
  readonly file: SqlFile
  readonly columns: readonly { readonly name: string; readonly kind: 'number' | 'word' }[]
}

/** @param asOf what suggests anything sees the days before it */
export function inventoryOf(engine: Engine, own: readonly OwnTable[] = [], asOf: Day | null = null): Inventory {
  return {
    async horizon() {
      return asOf !== null && (await hasTable(engine, 'mart_order')) ? suggestHorizon(engine, asOf) : null
    },
    async lastOrders(day) {
      return (await hasTable(engine, 'mart_order')) ? lastOrders(engine, day) : null
    },
    async lastRecords(attribute, day) {
      return (await hasTable(engine, 'customer_attribute')) ? lastRecords(engine, attribute, day) : null
    },
    has: name => hasTable(engine, name),
    async attributes() {
      if (!(await hasTable(engine, 'customer_attribute'))) return []
      const found = await rows(
        engine,
        statement<{ name: string; dated: boolean; days: boolean }>(
          `select name, bool_or(valid_from > timestamp '1970-01-01 00:00:00.000000') as dated,
            count(value) > 0 and count(value) = count(case when ${isDay('value')} then 1 end) as days
          from customer_attribute group by name order by name`,
        ),
      )
      return found.map(({ name, dated, days }) => ({ name, isDated: dated, isDay: days }))
    },
    async own() {
      const ofCustomers = own.filter(({ kind, file }) => kind === 'feature' && file.grain.join() === 'customer_key')
      const told: OwnFeatures[] = []
      const notes: string[] = []
      for (const one of ofCustomers) {
        const why = boundToTonight(one)
        if (why === null) told.push(await describeOwn(engine, one))
        else notes.push(`not learnt from: ${one.path} ${why}`)
      }
      return { told, notes }
    },
    async refusal(text) {
      try {
        await engine.describe(statement(text))
        return null
      } catch (thrown) {
        if (!(thrown instanceof EngineError) || !['syntax', 'missing', 'conversion'].includes(thrown.code)) throw thrown
        return (thrown.message.split('\n')[0] ?? thrown.message).replace(/^line \d+:\d+: /i, '')
      }
    },
  }
}

/** Why features cannot be told as of an earlier day, in words that fit after the name of their file; null where they can. */
function boundToTonight({ file, needs }: OwnTable): string | null {
  const words = sqlTokens(file.text)
  if (!words.some(({ kind, text }) => kind === 'parameter' && text === '$as_of'))
    return 'does not name $as_of: what it tells of an earlier day may have come later'
  const made = words.find(({ kind, text }) => kind !== 'text' && /^"?(mart|score|model)_/.test(text))?.text ?? needs[0]
  return made === undefined ? null : `reads ${made}, which is only known of tonight`
}

const anyDay = '2000-01-01' as Day

async function describeOwn(engine: Engine, one: OwnTable): Promise<OwnFeatures> {
  const columns = await inFile(one, () => engine.describe(bindDay(one.file, anyDay)))
  return {
    name: one.name,
    file: one.file,
    columns: columns.flatMap((column): OwnFeatures['columns'] => {
      const type = sqlType(column)
      if (column.name === 'customer_key' || type === null) return []
      if (type === 'varchar') return [{ name: column.name, kind: 'word' }]
      const isNumber = ['bigint', 'integer', 'double'].includes(type) || type.startsWith('decimal')
      return isNumber ? [{ name: column.name, kind: 'number' }] : []
    }),
  }
}
