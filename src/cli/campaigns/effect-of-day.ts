import { type Change, changesAt, type EffectOf } from '../../mining/campaigns/before-after.js'
import { daysFrom } from '../../mining/day.js'
import { published } from '../../mining/published.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { nightNamed, readNightTables, tryOnNight } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { needsCampaigns } from './needs-campaigns.js'

/** As typed. */
export interface AskedEffect {
  readonly campaign: string | null
  readonly since: Day | null
  readonly attribute: { readonly name: string; readonly value: string } | null
  readonly days: number
}

const sides = ['customers', 'before', 'after', 'change'] as const
const columns = [
  { name: 'measure', type: { kind: 'varchar' } },
  ...['', 'other_'].flatMap(side => sides.map(name => ({ name: `${side}${name}`, type: { kind: 'double' } }) as const)),
  ...['effect', 'low', 'high', 'in_all'].map(name => ({ name, type: { kind: 'double' } }) as const),
] as const

/** One row per measure: before, after, and the change beside that of others. */
export async function effectOfDay(
  context: ProjectContext,
  { campaign, since, attribute, days }: AskedEffect,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const { format, path } = inMemory(output)
  const { place } = context
  const record = await nightNamed(place)
  const asOf = record.as_of as Day
  if (campaign !== null) needsCampaigns(context)
  if (attribute !== null && !context.parts.has('customer_attribute'))
    throw new UsageError('no source of this project gives customers attributes')
  const asked = campaign === null ? null : await campaignNamed(await readNightTables(place, record), campaign)
  const day = since ?? begunOn(asked)
  if (daysFrom(day, asOf) < days)
    throw new UsageError(
      `${days} days from ${day} on end after the published night's ${asOf}; take fewer with --days, or run a later night`,
    )
  const isTested = asked !== null && asked.controls > 0n
  const of: EffectOf =
    campaign !== null
      ? { kind: 'campaign', campaign }
      : attribute !== null
        ? { kind: 'attribute', ...attribute }
        : { kind: 'all' }
  const { changes, unknown } = await tryOnNight(place, record, async engine => {
    const unknown = unknownBefore(await firstSale(engine), { day, days, isTested })
    return { unknown, changes: await changesAt(engine, of, { asOf, day, days }) }
  })
  if (changes.length === 0) throw new UsageError(`nobody is compared on ${day}: ${nobody(of, asked)}`)
  await writeRows(rowsetOf(columns, changes.map(rowOf)), format, path, terminal)
  const isCompared = changes.some(({ others }) => others !== null)
  const span = `${days} days before ${day} and from it on`
  terminal.say(
    isCompared
      ? `${span}; the effect is the change per customer less that of ${isTested ? 'those left out' : othersOf(changes)}`
      : `${span}, beside nobody: the change may have any cause`,
  )
  if (isCompared && changes.every(({ effect }) => effect.value === null))
    terminal.say('there is no effect to tell of: it takes two customers at least on either side')
  if (unknown !== null) terminal.say(unknown)
}

/** Why there is no change to tell of. */
function nobody(of: EffectOf, asked: Named | null): string {
  if (of.kind === 'all') return 'nobody had bought before it'
  if (of.kind === 'attribute')
    return `no customer with ${of.name}=${of.value} had bought before it, or nobody without it had bought alike`
  if (asked !== null && asked.customers === 0n && asked.controls > 0n)
    return `all ${asked.controls} customers of '${asked.name}' were left out, and it reached none`
  return 'no customer of that campaign had bought before it, or nobody else had bought alike'
}

async function firstSale(engine: Engine): Promise<Day | null> {
  const [span] = await rows(engine, bind<{ first_day: Day | null }>(sqlFile('reports/sales_span.sql')))
  return span?.first_day ?? null
}

/**
 * What is unknown of the days before: where the records begin within them, all that came later would be a change. Those who
 * were left out by lot are known for as long as those who were not.
 *
 * @throws UsageError where the comparison would be of what is known and what is not
 */
function unknownBefore(
  first: Day | null,
  { day, days, isTested }: { readonly day: Day; readonly days: number; readonly isTested: boolean },
): string | null {
  if (first === null) throw new UsageError('nobody has bought anything that counts')
  const known = daysFrom(first, day)
  if (known >= days) return null
  if (known <= -days)
    throw new UsageError(`the first sale is of ${first}: nothing is known of the ${days} days from ${day} on`)
  const found = `the first sale is of ${first}, so that ${known > 0 ? `only ${known}` : 'none'} of the ${days} days before ${day} are known`
  if (isTested) return `${found}; those left out are known for as long`
  throw new UsageError(
    `${found}: the rest would count as a change; ${known > 0 ? `take --days ${known}, or a later day with --since` : 'name a later day with --since'}`,
  )
}

function othersOf([change]: readonly Change[]): string {
  const compared = change?.own.customers ?? 0
  const all = compared + (change?.unmatched ?? 0)
  return `others who had bought as lately, as often and for as much (${compared} of ${all} customers who had bought have such), whom nobody drew by lot: it is not causal`
}

type Named = { campaign_id: string; name: string; started_on: Day | null; customers: bigint; controls: bigint }

/** @throws UsageError where there is no such campaign */
async function campaignNamed(engine: Engine, campaign: string): Promise<Named> {
  await using opened = engine
  const found = await rows(opened, bind<Named>(sqlFile('reports/campaigns.sql')))
  const one = found.find(({ campaign_id, name }) => campaign_id === campaign || name === campaign)
  if (!one) throw new UsageError(`there is no campaign '${campaign}'; see kehu campaigns list`)
  return one
}

/** @throws UsageError where nobody says when it began */
function begunOn(campaign: Named | null): Day {
  if (campaign?.started_on) return campaign.started_on
  throw new UsageError(`nobody says when '${campaign?.name ?? ''}' began; name the day with --since`)
}

function rowOf({ measure, own, others, effect }: Change) {
  const named = (side: string, of: Change['own'] | null) =>
    Object.fromEntries(sides.map(name => [`${side}${name}`, shown(of?.[name] ?? null)]))
  return {
    measure,
    ...named('', own),
    ...named('other_', others),
    effect: shown(effect.value),
    low: shown(effect.low),
    high: shown(effect.high),
    in_all: shown(effect.value === null ? null : effect.value * own.customers),
  }
}

function shown(value: number | null): number | null {
  return value === null ? null : published(value)
}
