import { amountsOf } from '../../config/entity.js'
import { table } from '../tables.js'
import { keyedParts, type Part, partTables } from './parts/part.js'

/** A table whose amounts exchange rates turn. What the source had stands in `source_<amount>` then. */
export interface RatedFact {
  readonly table: string
  readonly key: readonly string[]
  /** The column with the business day whose rate holds. */
  readonly day: string
  readonly amounts: readonly string[]
  /** What two amounts leave: turned by itself it would not add up with them. */
  readonly rest?: { readonly name: string; readonly of: string; readonly less: string }
}

const rest = { name: 'net_amount', of: 'gross_amount', less: 'discount_amount' }
const ofLine = ['gross_amount', 'discount_amount', 'tax_amount', 'shipping_amount']

const lines: readonly RatedFact[] = [
  {
    table: 'fct_order_line',
    key: ['order_key', 'line_key'],
    day: 'ordered_on',
    amounts: [...ofLine, 'cost_amount'],
    rest,
  },
  { table: 'fct_return_line', key: ['return_key', 'line_key'], day: 'returned_on', amounts: ofLine, rest },
]

/** The tables with money that a project fills. */
export function ratedFacts(parts: ReadonlySet<Part>): readonly RatedFact[] {
  const others = keyedParts(parts).flatMap((name): RatedFact[] => {
    const amounts = amountsOf(name).map(column => column.name)
    const { table: fact, key } = partTables[name]
    return amounts.length === 0 ? [] : [{ table: fact, key: [key], day: 'rated_on', amounts }]
  })
  return [...lines, ...others]
}

/**
 * The facts whose amounts do not stand in the project's currency yet, or by another rate than holds: one relation, so that
 * a night asks once for all of them. `$1` is the project's currency. Only names vary, and those are ours.
 */
export function unratedSql(facts: readonly RatedFact[]): string {
  return facts
    .map(({ table: fact, key: [first, second], day, amounts }) => {
      const isThere = amounts.map(amount => `fact.${amount} is not null`).join(' or ')
      return `select cast('${fact}' as varchar) as fact, fact.${first} as first_key,
          ${second ? `fact.${second}` : 'cast(0 as bigint)'} as second_key, rate_of_day.rate,
          fact.exchange_rate is not null as is_known
        from ${fact} as fact
        join work.rate_of_day on rate_of_day.currency = fact.currency and rate_of_day.on_date = fact.${day}
        where fact.currency <> $1 and (${isThere})
          and (fact.exchange_rate is null or fact.exchange_rate <> rate_of_day.rate)`
    })
    .join(' union all ')
}

/** The keys of those of one table, under their own names. */
export function unratedKeysSql({ table: fact, key: [first, second] }: RatedFact): string {
  return `select first_key as ${first}${second ? `, second_key as ${second}` : ''} from work.unrated_fact where fact = '${fact}'`
}

/**
 * Rows of a table, by the rate that holds where there is a new one. Each amount is turned by itself, rounded half away from
 * zero to a ten-thousandth; what two of them leave is reckoned from them, so that they add up in both currencies.
 */
export function ratedSql(fact: RatedFact): string {
  const { key, amounts, rest: left } = fact
  const turned = (name: string) =>
    `cast(round(cast(coalesce(fact.source_${name}, fact.${name}) as decimal(38,4)) * unrated.rate, 4) as decimal(18,4))`
  const kept = [...amounts, ...(left ? [left.name] : [])]
  const columns = table(fact.table).columns.map(({ name }) => {
    if (name === 'exchange_rate') return 'coalesce(unrated.rate, fact.exchange_rate) as exchange_rate'
    if (kept.some(amount => name === `source_${amount}`)) {
      const now = `coalesce(fact.${name}, fact.${name.slice('source_'.length)})`
      return `case when unrated.rate is null then fact.${name} else ${now} end as ${name}`
    }
    const next =
      name === left?.name
        ? `cast(${turned(left.of)} - ${turned(left.less)} as decimal(18,4))`
        : amounts.includes(name)
          ? turned(name)
          : null
    return next === null
      ? `fact.${name}`
      : `case when unrated.rate is null then fact.${name} else ${next} end as ${name}`
  })
  const [first, second] = key
  const among = key.map(
    (name, i) =>
      `fact.${name} in (select ${i === 0 ? 'first_key' : 'second_key'} from work.unrated_fact where fact = '${fact.table}')`,
  )
  return `select ${columns.join(', ')}
    from ${fact.table} as fact
    left join work.unrated_fact as unrated
      on unrated.fact = '${fact.table}' and unrated.first_key = fact.${first}${second ? ` and unrated.second_key = fact.${second}` : ''}
    where ${among.join(' and ')}`
}

/** What sources showed of members, their amounts in the project's currency by the rate of that day. */
export function pricedSql(
  observations: 'product_observation' | 'account_observation',
  amounts: readonly string[],
): string {
  const columns = table(observations).columns.map(({ name }) => {
    const shown = `observation.${name}`
    if (!amounts.includes(name)) return shown
    const turned = `cast(cast(round(cast(${shown} as decimal(38,4)) * rate_of_day.rate, 4) as decimal(18,4)) as varchar)`
    return `case when rate_of_day.rate is null or ${shown} = '' then ${shown} else ${turned} end as ${name}`
  })
  return `select ${columns.join(', ')}
    from ${observations} as observation
    left join work.rate_of_day
      on rate_of_day.currency = observation.foreign_currency and rate_of_day.on_date = observation.priced_on`
}
