import type { Actions } from '../../config/actions.js'
import { didYouMean } from '../../config/suggest.js'
import { profitOf, tryActions } from '../../mining/actions/build-actions.js'
import type { Choice } from '../../mining/actions/choose-activities.js'
import { published } from '../../mining/published.js'
import { hasTable } from '../../mining/store.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import type { Day } from '../../warehouse/engine/value.js'
import { declaredPersonal } from '../night/personal.js'
import { nightNamed, tryOnNight } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { needsActions } from './needs-actions.js'

const money = { kind: 'decimal', precision: 18, scale: 2 } as const
const columns = [
  { name: 'budget', type: money },
  { name: 'customers', type: { kind: 'bigint' } },
  { name: 'effect', type: money },
  { name: 'cost', type: money },
  { name: 'profit', type: money },
  { name: 'bound', type: money },
  { name: 'marginal', type: { kind: 'double' } },
] as const

/**
 * One row per budget, and how many customers each activity is chosen for. What is tried stands beside the night's tables
 * and is gone afterwards.
 *
 * @throws UsageError where budgets or capacities are none
 */
export async function simulateBudgets(
  context: ProjectContext,
  asked: { readonly budget: string; readonly capacity: readonly string[] },
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const { place, parts, loaded } = context
  const { format, path } = inMemory(output)
  const actions = needsActions(context)
  const budgets = budgetsOf(asked.budget)
  const tried = { ...actions, capacity: { ...actions.capacity, ...capacityOf(asked.capacity, actions) } }
  const record = await nightNamed(place)
  const { models, campaigns } = loaded.project
  const personal = declaredPersonal(loaded.sources)
  const from = { asOf: record.as_of as Day, parts, options: models, campaignDays: campaigns.window_days, personal }
  const choices = await tryOnNight(place, record, async engine => {
    if (!(await hasTable(engine, 'mart_customer')))
      throw new UsageError('the published night holds no customers; type kehu run')
    return tryActions(engine, tried, from, budgets)
  })
  const names = Object.keys(actions.activities)
  const counts = names.map(name => ({ name, type: { kind: 'bigint' } as const }))
  await writeRows(
    rowsetOf(
      [...columns, ...counts],
      choices.map(choice => rowOf(choice, names)),
    ),
    format,
    path,
    terminal,
  )
}

function rowOf(choice: Choice, names: readonly string[]) {
  const { limits, customers, effect, cost, bound, marginal, counts } = choice
  return {
    budget: limits.budget === null ? null : limits.budget.toFixed(2),
    customers,
    effect: Number(effect).toFixed(2),
    cost: Number(cost).toFixed(2),
    profit: Number(profitOf(choice)).toFixed(2),
    bound: bound.toFixed(2),
    marginal: published(marginal),
    ...Object.fromEntries(names.map((name, j) => [name, counts[j] ?? 0n])),
  }
}

function budgetsOf(written: string): readonly (number | null)[] {
  return written.split(',').map(one => {
    const amount = one.trim()
    if (amount === 'none') return null
    if (/^\d{1,12}(\.\d{1,2})?$/.test(amount)) return Number(amount)
    throw new UsageError(`--budget '${amount}' is no amount; expected money such as 500,1500,4000, or none`)
  })
}

function capacityOf(written: readonly string[], { activities }: Actions): Readonly<Record<string, number>> {
  const known = [...new Set(Object.values(activities).map(({ channel }) => channel))]
  const found: Record<string, number> = {}
  for (const one of written) {
    const [, channel = '', places = ''] = /^(.+)=(\d{1,9})$/.exec(one) ?? []
    if (channel === '') throw new UsageError(`--capacity '${one}': expected a channel and a number such as call=100`)
    if (!known.includes(channel))
      throw new UsageError(
        `--capacity '${one}': no activity has the channel '${channel}'; they have ${known.join(', ')}${didYouMean(channel, known)}`,
      )
    found[channel] = Number(places)
  }
  return found
}
