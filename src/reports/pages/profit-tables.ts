import { negateDecimal, ratioOfDecimals, sumDecimals } from '../decimal.js'
import { isKey } from '../language/catalogue.js'
import { list, plain, type Text, text } from '../language/text.js'
import type { Table } from '../section.js'
import { segmentName } from '../segments.js'
import { column } from '../table-column.js'
import type { ChannelProfit, Leak, LosingCustomer, Loss, MixProfit, PlannedValue } from './profit-data.js'
import { type ComparedLine, entryName, type StatementLine } from './profit-statement.js'

const money = (label: Text) => column(label, 'money_whole')

/** From gross sales to profit, with what each activity counts and what a unit of it costs. */
export function statementTable(lines: readonly StatementLine[], title: Text): Table {
  const net = lines.find(({ id }) => id === 'net_sales')?.amount ?? '0'
  return {
    kind: 'table',
    title,
    columns: [
      column(text('profit.line'), 'text'),
      column(text('profit.driver'), 'text'),
      column(text('profit.units'), 'quantity'),
      column(text('profit.a_unit'), 'money'),
      column(text('profit.amount'), 'money'),
      column(text('profit.of_net_sales'), 'percent'),
    ],
    rows: lines.map(({ name, driver, quantity, amount }) => [
      name,
      driver === null ? plain('') : driverName(driver),
      driver === null || Number(quantity) === 0 ? null : quantity,
      driver === null || quantity === null || Number(quantity) === 0 ? null : aUnit(amount, quantity),
      amount,
      Number(net) > 0 ? ratioOfDecimals(amount, net) : null,
    ]),
    sums: lines.flatMap(({ kind }, i) => (kind === 'left' ? [i] : [])),
    note: text('profit.statement_note'),
  }
}

function aUnit(amount: string, quantity: string): number | null {
  const unit = ratioOfDecimals(negateDecimal(amount), quantity)
  return unit === null ? null : Math.round(unit * 1e4) / 1e4
}

/** A statement as it is beside what it would be. */
export function comparedTable(lines: readonly ComparedLine[]): Table {
  return {
    kind: 'table',
    title: text('profit.compared_title'),
    columns: [
      column(text('profit.line'), 'text'),
      column(text('profit.present'), 'money'),
      column(text('profit.instead'), 'money'),
      column(text('profit.difference'), 'money'),
    ],
    rows: lines.map(({ name, present, instead, difference }) => [name, present, instead, difference]),
    sums: lines.flatMap(({ kind }, i) => (kind === 'left' ? [i] : [])),
    note: text('profit.compared_note'),
  }
}

/** What makes customers lose money, by cause. */
export function causesTable(causes: readonly Loss[]): Table {
  return {
    kind: 'table',
    title: text('profit.causes_title'),
    columns: [
      column(text('profit.cause'), 'text'),
      column(text('measure.customers'), 'count'),
      money(text('measure.net_sales')),
      money(text('profit.cost_of_cause')),
      money(text('profit.line.profit')),
    ],
    rows: causes.map(({ cause, customers, net_sales, cost, profit }) => [
      entryName(cause),
      customers,
      net_sales,
      cost,
      profit,
    ]),
    note: text('profit.causes_note'),
  }
}

/** Single customers who lose most. */
export function losingTable(losing: readonly LosingCustomer[]): Table {
  return {
    kind: 'table',
    title: text('profit.losing_title'),
    columns: [
      column(text('measure.customer'), 'text'),
      column(text('profit.cause'), 'text'),
      column(text('measure.net_sales'), 'money'),
      column(text('profit.cost_of_cause'), 'money'),
      column(text('profit.line.profit'), 'money'),
    ],
    rows: losing.map(({ customer_label, cause, net_sales, cost, profit }) => [
      customer_label,
      entryName(cause),
      net_sales,
      cost,
      profit,
    ]),
  }
}

/** What each channel sells, and what it costs to serve. */
export function channelsTable(channels: readonly ChannelProfit[]): Table {
  return {
    kind: 'table',
    title: text('profit.channels_title'),
    columns: [
      column(text('profit.channel'), 'text'),
      money(text('measure.net_sales')),
      money(text('profit.line.goods')),
      money(text('profit.serve')),
      column(text('profit.serve_share'), 'percent'),
      money(text('profit.reach')),
      money(text('profit.line.profit')),
    ],
    rows: channels.map(one => [
      channelName(one),
      one.net_sales,
      one.goods,
      one.cost_to_serve,
      Number(one.net_sales) > 0 ? ratioOfDecimals(one.cost_to_serve, one.net_sales) : null,
      one.cost_to_reach,
      one.profit,
    ]),
    note: text('profit.channels_note'),
  }
}

/** What of the price goes before it is earned. */
export function leaksTable(leaks: readonly Leak[]): Table {
  const hasList = leaks.some(({ below_list }) => below_list !== null)
  return {
    kind: 'table',
    title: text('profit.leaks_title'),
    columns: [
      column(text('profit.category'), 'text'),
      ...(hasList ? [money(text('profit.below_list'))] : []),
      money(text('measure.gross_sales')),
      money(text('profit.line.discounts')),
      column(text('profit.of_gross_sales'), 'percent'),
      money(text('measure.returns')),
      column(text('profit.of_gross_sales'), 'percent'),
      money(text('profit.line.profit')),
    ],
    rows: leaks.map(one => [
      categoryName(one.category),
      ...(hasList ? [one.below_list] : []),
      one.gross_sales,
      one.discounts,
      shareOf(one.discounts, one.gross_sales),
      one.returns,
      shareOf(one.returns, one.gross_sales),
      one.profit,
    ]),
    note: text(hasList ? 'profit.leaks_note_list' : 'profit.leaks_note'),
  }
}

function shareOf(part: string, whole: string): number | null {
  return Number(whole) > 0 ? ratioOfDecimals(part, whole) : null
}

/** Where products, channels and segments meet: the best and the worst. */
export function mixTable(mix: readonly MixProfit[]): Table {
  return {
    kind: 'table',
    title: text('profit.mix_title'),
    columns: [
      column(text('profit.category'), 'text'),
      column(text('profit.channel'), 'text'),
      column(text('measure.segment'), 'text'),
      money(text('measure.net_sales')),
      money(text('profit.line.profit')),
    ],
    rows: mix.map(one => [
      categoryName(one.category),
      channelName(one),
      one.segment === null ? text('profit.no_segment') : segmentName(one.segment),
      one.net_sales,
      one.profit,
    ]),
    note: text('profit.mix_note'),
  }
}

/** A plan beside what came. */
export function targetsTable(targets: readonly PlannedValue[]): Table {
  return {
    kind: 'table',
    title: text('profit.targets_title'),
    columns: [
      column(text('profit.period'), 'day'),
      column(text('profit.measure'), 'text'),
      column(text('profit.planned_for'), 'text'),
      column(text('profit.planned'), 'quantity'),
      column(text('profit.actual'), 'quantity'),
      column(text('profit.reached'), 'percent'),
    ],
    rows: targets.map(one => [
      one.period,
      one.is_over ? measureName(one) : text('profit.not_over', { measure: measureName(one) }),
      plannedFor(one),
      one.planned,
      one.actual,
      one.actual === null || Number(one.planned) <= 0 ? null : ratioOfDecimals(one.actual, one.planned),
    ]),
    note: text('profit.targets_note'),
  }
}

/** A measure that the ledger has by its name, any other as the plan writes it. */
function measureName({ measure, measure_id }: PlannedValue): Text {
  const key = `profit.target.${measure_id}`
  return isKey(key) ? { key, values: {} } : plain(measure)
}

function plannedFor({ channel, product_id, category, country, region, segment }: PlannedValue): Text {
  const said = [channel, product_id, category, country, region].filter(one => one !== null).map(plain)
  const all = [...said, ...(segment === null ? [] : [segmentName(segment)])]
  return all.length === 0 ? text('profit.all') : list(all)
}

/** The total of what nobody caused, as a cost above zero. */
export function unallocatedOf(lines: readonly StatementLine[]): string {
  return negateDecimal(sumDecimals(lines.filter(({ id }) => id.startsWith('unallocated')).map(({ amount }) => amount)))
}

function channelName({ channel_key, channel }: { readonly channel_key: bigint; readonly channel: string }): Text {
  return channel_key === 0n ? text('profit.no_channel') : plain(channel)
}

function categoryName(category: string | null): Text {
  return category === null ? text('profit.no_category') : plain(category)
}

function driverName(driver: string): Text {
  const key = `profit.driver.${driver}`
  return isKey(key) ? { key, values: {} } : plain(driver)
}
