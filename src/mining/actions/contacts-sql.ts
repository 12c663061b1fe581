import { type RawBuilder, sql } from 'kysely'
import { type Actions, limitsContacts } from '../../config/actions.js'
import type { Day } from '../../warehouse/engine/value.js'
import { fragment, sqlFile } from '../../warehouse/sql-file.js'
import type { Part } from '../../warehouse/star/parts/part.js'
import { daysBefore } from '../day.js'

type Fragment = RawBuilder<unknown>

const ref = (name: string): Fragment => sql.ref(name)

/** What tells of contacts. */
export interface ContactsFrom {
  readonly asOf: Day
  readonly parts: ReadonlySet<Part>
  /** Whether a night has handed out lists before: they count as contacts. */
  readonly hasLists: boolean
}

/** The channels of which the last contact counts on its own. */
export function contactChannels({ contact }: Actions): readonly string[] {
  return Object.keys(contact.by_channel)
}

/** A contact that a source tells of within so many days of a list is the one that the list asked for. */
const daysToTell = 7

/** How many days ago customers were contacted, and how often; null where no limit asks for it, or nothing tells it. */
export function contactsSql(actions: Actions, { asOf, parts, hasLists }: ContactsFrom): Fragment | null {
  const { contact } = actions
  if (!limitsContacts(actions)) return null
  const channels = contactChannels(actions)
  // A call that a campaign and the call centre both tell of is one.
  const told = [
    ...(parts.has('campaign_contact') ? ['features/contact_days_campaigns.sql'] : []),
    ...(parts.has('interaction') ? ['features/contact_days_interactions.sql'] : []),
  ].map(file => fragment(sqlFile(file), { as_of: asOf }))
  if (told.length === 0 && !hasLists) return null
  const since = contact.most?.days ?? 0
  const lasts = channels.map(
    (name, k) => sql`, min(case when channel = ${name.toLowerCase()} then ago end) as ${ref(`days_quiet_${k + 1}`)}`,
  )
  const days = [
    ...(told.length === 0 ? [] : [sql`select customer_key, channel, on_day from told`]),
    ...(hasLists ? [listedOnly(told.length > 0)] : []),
  ]
  const named = [
    ...(told.length === 0 ? [] : [sql`told as (${sql.join(told, sql` union `)})`]),
    ...(hasLists ? [sql`listed as (${listsSince(daysBefore(asOf, longestOf(contact)), asOf)})`] : []),
  ]
  return sql`with ${sql.join(named)}
    select customer_key, min(ago) as days_quiet,
      count(case when ago <= ${sql.lit(since)} then 1 end) as contacts_before
      ${sql.join(lasts, sql` `)}
    from (
      select customer_key, channel, date_diff('day', on_day, cast(${asOf} as date)) as ago
      from (${sql.join(days, sql` union `)}) as contact_day
    ) as contact_ago
    group by customer_key`
}

/** For how many days a contact may count; what lies before need not be read of years of lists. */
function longestOf({ quiet_days, by_channel, most }: Actions['contact']): number {
  return Math.max(quiet_days, most?.days ?? 0, ...Object.values(by_channel))
}

function listsSince(day: Day, asOf: Day): Fragment {
  return sql`select customer_key, channel, on_day from (${fragment(sqlFile('features/contact_days_lists.sql'), { as_of: asOf })}) as handed_out
    where on_day >= cast(${day} as date)`
}

/** Days of lists of which no source has told yet. */
function listedOnly(isTold: boolean): Fragment {
  if (!isTold) return sql`select customer_key, channel, on_day from listed`
  return sql`select listed.customer_key, listed.channel, listed.on_day from listed
    left join told on told.customer_key = listed.customer_key and told.channel = listed.channel
      and date_diff('day', listed.on_day, told.on_day) between 0 and ${sql.lit(daysToTell)}
    where told.customer_key is null`
}
