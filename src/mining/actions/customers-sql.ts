import { type RawBuilder, sql } from 'kysely'
import { type Actions, type Activity, consentOf } from '../../config/actions.js'
import { double } from '../../warehouse/engine/portable.js'
import { type Query, query } from '../../warehouse/engine/query.js'
import type { SqlType } from '../../warehouse/engine/table-schema.js'
import type { Row } from '../../warehouse/engine/value.js'
import { fragment, sqlFile } from '../../warehouse/sql-file.js'
import { table } from '../../warehouse/tables.js'
import { compilable } from '../compilable.js'
import type { TypedColumn } from '../expression-types.js'
import { withVersionDays } from '../version-days.js'
import { type ContactsFrom, contactChannels, contactsSql } from './contacts-sql.js'
import type { Evidence } from './evidence.js'
import type { HabitGroup } from './habit-groups.js'
import { never } from './habit-sums.js'

type Fragment = RawBuilder<unknown>

/** What is known of customers beside the marts: tables of scores that stand, and parts of the star. */
export interface Known extends ContactsFrom {
  readonly scores: ReadonlySet<'churn' | 'value' | 'uplift'>
}

/** What becomes of an activity for a customer whom it may be for, in the order in which it is judged. */
export const fates = [
  'no_evidence',
  'no_consent',
  'too_soon',
  'too_often',
  'unknown_worth',
  'not_worth',
  'worthwhile',
] as const

const ref = (name: string): Fragment => sql.ref(name)

/** Columns that conditions and expressions of the project may name. */
export function customerColumns(): readonly string[] {
  return customerTypes().map(({ name }) => name)
}

/** The same, each with its type. */
export function customerTypes(): readonly TypedColumn[] {
  const types = new Map<string, SqlType>()
  for (const { name, type } of [...table('mart_customer').columns, ...table('dim_customer').columns])
    if (!types.has(name)) types.set(name, type)
  for (const score of ['churn_chance', 'margin_rate']) types.set(score, 'double')
  return Array.from(types, ([name, type]) => ({ name, type }))
}

/**
 * One row per customer and, of each activity in order, `fate_1` … (NULL where it is not for them), `chance_1` …,
 * `stake_1` … and `effect_1` …, which is NULL but of candidates. Customers whom no source has any more are left out.
 */
export function customersSql(actions: Actions, evidence: ReadonlyMap<string, Evidence>, known: Known): Query<Row> {
  const activities = Object.entries(actions.activities).map(([name, activity], j) => {
    const found = evidence.get(name)
    if (!found) throw new RangeError(`nothing was found out of the evidence of ${name}`)
    return { activity, evidence: found, j }
  })
  const told = activities.map(({ activity, evidence: of, j }) => {
    const chance = chanceOf(activity, of, j)
    const stake = of.measure === 'revenue' || of.measure === 'margin' ? null : stakeOf(activity, of)
    const worth =
      stake === null
        ? moneyOf(of, j)
        : sql`cast(round(${chance} * case when ${stake} < 0 then 0e0 else cast(${stake} as double) end, 6) as decimal(18,6))`
    return sql`${whoOf(activity)} as ${ref(`is_for_${j + 1}`)},
      cast(${stake === null ? sql`null` : chance} as double) as ${ref(`chance_${j + 1}`)},
      cast(${stake === null ? sql`null` : stake} as decimal(18,4)) as ${ref(`stake_${j + 1}`)},
      ${worth} as ${ref(`value_${j + 1}`)}`
  })
  const kept = activities.map(({ j }) => sql.join(['chance', 'stake', 'value'].map(name => ref(`${name}_${j + 1}`))))
  const judged = activities.map(
    ({ activity, evidence: of, j }) => sql`${fateOf(actions, activity, of, j)} as ${ref(`fate_${j + 1}`)}`,
  )
  const columns = activities.map(
    ({ j }) => sql`${ref(`fate_${j + 1}`)}, ${ref(`chance_${j + 1}`)}, ${ref(`stake_${j + 1}`)},
      case when ${ref(`fate_${j + 1}`)} = 'worthwhile' then ${ref(`value_${j + 1}`)} end as ${ref(`effect_${j + 1}`)}`,
  )
  const channels = contactChannels(actions)
  const extra = [
    'margin_known',
    'frequency',
    'email_consent',
    'phone_consent',
    'sms_consent',
    'days_quiet',
    'contacts_before',
  ]
  const carried = sql.join([...extra, ...channels.map((_, k) => `days_quiet_${k + 1}`)].map(ref))
  return query(() =>
    compilable(sql<Row>`select customer_key, margin_known, ${sql.join(columns)}
from (
  select customer_key, margin_known, ${sql.join(kept)}, ${sql.join(judged)}
  from (
    select customer_key, ${carried}, ${sql.join(told)}
    from (${knownSql(
      actions,
      activities.map(({ evidence: of }) => of),
      known,
    )}) as known
  ) as told
) as judged`),
  )
}

function knownSql(actions: Actions, evidence: readonly Evidence[], known: Known): Fragment {
  const { asOf, scores } = known
  const ofMart = new Set(table('mart_customer').columns.map(({ name }) => name))
  const ofCustomer = table('dim_customer').columns.filter(({ name }) => !ofMart.has(name))
  const columns = [
    ...[...ofMart].map(name => ref(`mart_customer.${name}`)),
    ...ofCustomer.map(({ name }) => ref(`dim_customer.${name}`)),
  ]
  const own = sql`cast(mart_customer.value_so_far as double) / nullif(cast(mart_customer.costed_sales as double), 0e0)`
  const rate = scores.has('value')
    ? sql`coalesce(score_value.margin_rate, ${own}, firm.rate)`
    : sql`coalesce(${own}, firm.rate)`
  const uplift = scores.has('uplift') ? ref('score_uplift.uplift') : sql`cast(null as double)`
  // Whoever has left already cannot be kept.
  const chance = scores.has('churn')
    ? sql`case when coalesce(score_churn.has_left, false) = false then score_churn.chance end`
    : sql`cast(null as double)`
  const joined = (['churn', 'value', 'uplift'] as const)
    .filter(name => scores.has(name))
    .map(
      name =>
        sql`left join ${sql.table(`score_${name}`)} on ${ref(`score_${name}.customer_key`)} = mart_customer.customer_key`,
    )
  const traits = evidence.flatMap(({ group }, j) => (group === null ? [] : [{ attribute: group.attribute, j }]))
  const traitColumns = traits.map(({ j }) => sql`, ${ref(`trait_${j + 1}.value`)} as ${ref(`trait_${j + 1}`)}`)
  const valuesOfTraits = fragment(withVersionDays(sqlFile('features/customer_traits.sql')), { as_of: asOf })
  const traitJoins = traits.map(
    ({ attribute, j }) => sql`left join (${valuesOfTraits}) as ${ref(`trait_${j + 1}`)}
      on ${ref(`trait_${j + 1}.customer_key`)} = mart_customer.customer_key and ${ref(`trait_${j + 1}.name`)} = ${attribute}`,
  )
  const contacts = contactsSql(actions, known)
  const channels = contactChannels(actions)
  const lasts = channels.map((_, k) => {
    const name = `days_quiet_${k + 1}`
    return sql`, ${contacts === null ? sql`cast(null as bigint)` : ref(`contacts.${name}`)} as ${ref(name)}`
  })
  return sql`select ${sql.join(columns)}, ${chance} as churn_chance,
    ${uplift} as model_uplift, ${rate} as margin_rate, ${rate} is not null as margin_known,
    coalesce(${rate}, 1e0) * coalesce(
      mart_customer.expected_spend,
      cast(mart_customer.net_sales as double) / nullif(cast(mart_customer.frequency as double), 0e0),
      firm.spend
    ) as purchase_margin,
    coalesce(
      mart_customer.expected_purchases_90_days,
      cast(mart_customer.frequency as double) * 9e1
        / nullif(cast(greatest(coalesce(mart_customer.tenure_days, 0), 90) as double), 0e0)
    ) as purchases_90_days,
    ${contacts === null ? sql`cast(null as bigint)` : ref('contacts.days_quiet')} as days_quiet,
    ${contacts === null ? sql`0` : sql`coalesce(contacts.contacts_before, 0)`} as contacts_before
    ${sql.join(lasts, sql` `)} ${sql.join(traitColumns, sql` `)}
  from mart_customer
  join dim_customer on dim_customer.customer_key = mart_customer.customer_key
  cross join (
    select
      cast(sum(value_so_far) as double)
        / nullif(cast(sum(case when value_so_far is not null then costed_sales end) as double), 0e0) as rate,
      cast(sum(net_sales) as double) / nullif(cast(sum(frequency) as double), 0e0) as spend
    from mart_customer where customer_key <> 0
  ) as firm
  ${sql.join(joined, sql` `)} ${sql.join(traitJoins, sql` `)}
  ${contacts === null ? sql`` : sql`left join (${contacts}) as contacts on contacts.customer_key = mart_customer.customer_key`}
  where mart_customer.customer_key <> 0 and not dim_customer.is_deleted`
}

/** Whom an activity is for. What the project writes was read word by word when its file was (`expressionFaults`). */
function whoOf({ who: { segments, where } }: Activity): Fragment {
  const conditions = [
    ...(segments === undefined ? [] : [sql`rfm_segment in (${sql.join(segments)})`]),
    ...(where === undefined ? [] : [sql`(${sql.raw(where)})`]),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** What share of them it changes. */
function chanceOf({ changes }: Activity, evidence: Evidence, j: number): Fragment {
  const { by, taken } = evidence
  if (by === 'none' || taken === null) return sql`cast(null as double)`
  if (by === 'model') return ref('model_uplift')
  if (by === 'assumed') return changes === 'retention' ? sql`churn_chance * ${double(taken)}` : sql`${double(taken)}`
  return upliftOf(evidence, j)
}

/** The uplift of all, or of the customer's own group. */
function upliftOf({ taken, group, habits }: Evidence, j: number): Fragment {
  const all = sql`${double(taken ?? 0)}`
  if (habits !== null) return upliftByHabit(habits, all)
  if (group === null) return all
  const values = group.values.map(({ value, uplift: own }) => sql`when ${value} then ${double(own)}`)
  return sql`case ${ref(`trait_${j + 1}`)} ${sql.join(values, sql` `)} else ${all} end`
}

/** The uplift of customers who have done alike; the groups leave nobody out. */
function upliftByHabit(groups: readonly HabitGroup[], all: Fragment): Fragment {
  const cases = groups.map(({ ranges, uplift }) => {
    const within = ranges.flatMap(({ habit, above, upTo }) => {
      const value = sql`coalesce(${ref(habit)}, ${sql.lit(habit === 'recency_days' ? never : 0)})`
      return [
        ...(above === null ? [] : [sql`${value} > ${sql.lit(above)}`]),
        ...(upTo === null ? [] : [sql`${value} <= ${sql.lit(upTo)}`]),
      ]
    })
    return sql`when ${sql.join(within, sql` and `)} then ${double(uplift)}`
  })
  return sql`case ${sql.join(cases, sql` `)} else ${all} end`
}

/** What a success is worth. */
function stakeOf({ changes, worth }: Activity, { by }: Evidence): Fragment {
  if (worth !== undefined) return sql`(${sql.raw(worth)})`
  if (changes === 'retention') return ref('expected_value')
  if (changes === 'basket' && by === 'assumed') return sql`purchases_90_days * purchase_margin`
  return ref('purchase_margin')
}

/** Money of each customer, as it was measured; of revenue what is earned. */
function moneyOf(evidence: Evidence, j: number): Fragment {
  const uplift = upliftOf(evidence, j)
  const earned = evidence.measure === 'revenue' ? sql`${uplift} * coalesce(margin_rate, 1e0)` : uplift
  return sql`cast(round(${earned}, 6) as decimal(18,6))`
}

function fateOf(actions: Actions, activity: Activity, { by, ofBuyers }: Evidence, j: number): Fragment {
  const { contact } = actions
  const consent = consentOf(activity)
  const at = ref(`value_${j + 1}`)
  const rules: Fragment[] = [sql`when not coalesce(${ref(`is_for_${j + 1}`)}, false) then null`]
  if (by === 'none') rules.push(sql`when true then 'no_evidence'`)
  if (ofBuyers) rules.push(sql`when frequency = 0 then 'no_evidence'`)
  if (consent !== 'none') {
    const agreed = sql`coalesce(${ref(`${consent}_consent`)}, ${sql.raw(contact.unknown_consent ? 'true' : 'false')})`
    rules.push(sql`when not ${agreed} then 'no_consent'`)
  }
  rules.push(...quietRules(actions, activity))
  if (contact.most !== undefined)
    rules.push(sql`when contacts_before >= ${sql.lit(contact.most.times)} then 'too_often'`)
  rules.push(sql`when ${at} is null then 'unknown_worth'`)
  rules.push(sql`when ${at} <= cast(${activity.cost} as decimal(18,4)) then 'not_worth'`)
  return sql`case ${sql.join(rules, sql` `)} else 'worthwhile' end`
}

/** A customer is left in peace for some days after a contact, after one by the same channel perhaps for longer. */
function quietRules({ contact }: Actions, { channel }: Activity): readonly Fragment[] {
  const own = Object.keys(contact.by_channel).findIndex(name => name.toLowerCase() === channel.toLowerCase())
  const days = own < 0 ? 0 : (Object.values(contact.by_channel)[own] ?? 0)
  return [
    ...(contact.quiet_days === 0 ? [] : [sql`when days_quiet < ${sql.lit(contact.quiet_days)} then 'too_soon'`]),
    ...(days === 0 ? [] : [sql`when ${ref(`days_quiet_${own + 1}`)} < ${sql.lit(days)} then 'too_soon'`]),
  ]
}
