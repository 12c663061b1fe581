import { causeText } from '../language/cause-text.js'
import { inSentences, plain, type Text, text } from '../language/text.js'
import type { Table } from '../section.js'
import { column } from '../table-column.js'
import type { Band, ChurnCause, ChurnInput, ChurnJudged, RiskMoves } from './churn-data.js'
import { churnTotals } from './churn-sums.js'

/** Reasons that raise the odds, and those that lower them, as many of each. */
const mostCauses = 8

/** What goes with leaving, as odds with intervals. */
export function causesTable(causes: readonly ChurnCause[]): Table {
  const raising = causes.filter(({ points }) => points > 0).slice(0, mostCauses)
  const lowering = causes.filter(({ points }) => points < 0).slice(-mostCauses)
  const shown = [...raising, ...lowering]
  const isAmongAlike = shown.some(({ cause }) => cause?.among_alike)
  return {
    kind: 'table',
    title: text('churn.causes_title'),
    columns: [
      column(text('churn.cause'), 'text'),
      column(text('measure.customers'), 'count'),
      column(text('churn.left_share'), 'percent'),
      column(text('churn.odds'), 'precise'),
      column(text('churn.low'), 'precise'),
      column(text('churn.high'), 'precise'),
    ],
    rows: shown.map(one => [
      shownCause(one),
      one.customers,
      one.left_share,
      Math.exp(one.points),
      Math.exp(one.low),
      Math.exp(one.high),
    ]),
    note: inSentences([text('churn.causes_note'), ...(isAmongAlike ? [text('churn.causes_note_alike')] : [])]),
  }
}

/** A cause in the language of the page, where its card is not of an earlier version. */
export function shownCause({ cause, says }: ChurnCause): Text {
  return cause === null ? plain(says) : causeText(cause)
}

/** Tonight's customers by tenths of their chance, with their money. */
export function tenthsTable({ tenths }: ChurnInput): Table {
  const { share } = churnTotals(tenths)
  const hasMoney = tenths.some(({ at_stake }) => at_stake !== null)
  return {
    kind: 'table',
    title: text('churn.tenths_title'),
    columns: [
      column(text('churn.tenth'), 'count'),
      column(text('measure.customers'), 'count'),
      column(text('churn.chance'), 'percent'),
      column(text('churn.leavers'), 'count'),
      column(text('churn.lift'), 'precise'),
      ...(hasMoney ? [column(text('churn.worth'), 'money_whole'), column(text('churn.stake'), 'money_whole')] : []),
    ],
    rows: tenths.map(({ tenth, customers, leavers, worth, at_stake }) => {
      const chance = leavers / Number(customers)
      const lift = share === null || share === 0 ? null : chance / share
      return [tenth, customers, chance, Math.round(leavers), lift, ...(hasMoney ? [worth, at_stake] : [])]
    }),
    note: hasMoney ? text('churn.tenths_stake_note') : text('churn.tenths_note'),
  }
}

function stakeWorth(worth: ChurnJudged['stakes']['worth']): Text {
  switch (worth) {
    case 'declared':
      return text('churn.stakes_declared')
    case 'subscription':
      return text('churn.stakes_subscription')
    case 'net_sales':
      return text('churn.stakes_net_sales')
    default:
      return text('churn.heads_note')
  }
}

/** The judged customers by tenths: what was foretold of them, and what came, in heads and in money. */
export function stakesTable({ worth, tenths }: ChurnJudged['stakes']): Table {
  const hasMoney = worth !== null
  return {
    kind: 'table',
    title: hasMoney ? text('churn.stakes_title') : text('churn.heads_title'),
    columns: [
      column(text('churn.tenth'), 'count'),
      column(text('measure.customers'), 'count'),
      column(text('churn.leavers'), 'count'),
      column(text('churn.left'), 'count'),
      ...(hasMoney ? [column(text('churn.stake'), 'money_whole'), column(text('churn.lost'), 'money_whole')] : []),
    ],
    rows: tenths.map(({ rows, foretold, left, at_stake, lost }, at) => [
      at + 1,
      rows,
      Math.round(foretold),
      left,
      ...(hasMoney ? [at_stake, lost] : []),
    ]),
    note: stakeWorth(worth),
  }
}

const bands = ['high', 'middle', 'low', null] as const

function bandText(band: Band | null): Text {
  switch (band) {
    case 'high':
      return text('churn.band.high')
    case 'middle':
      return text('churn.band.middle')
    case 'low':
      return text('churn.band.low')
    default:
      return text('churn.band.none')
  }
}

/** Where customers were and where they are. */
export function movesTable({ from, matrix }: RiskMoves): Table {
  const count = (then: Band | null, now: Band | null) =>
    matrix.find(move => move.from_band === then && move.to_band === now)?.customers ?? 0n
  return {
    kind: 'table',
    title: text('churn.moves_title', { from }),
    columns: [column(text('churn.from'), 'text'), ...bands.map(band => column(bandText(band), 'count'))],
    rows: bands.map(then => [bandText(then), ...bands.map(now => count(then, now))]),
    note: text('churn.moves_note'),
  }
}

/** Those whose chance has risen most. */
export function jumpsTable({ jumps }: RiskMoves): Table {
  return {
    kind: 'table',
    title: text('churn.jumps_title'),
    columns: [
      column(text('measure.customer'), 'text'),
      column(text('churn.before'), 'percent'),
      column(text('churn.now'), 'percent'),
      column(text('churn.last'), 'day'),
      column(text('measure.net_sales'), 'money_whole'),
    ],
    rows: jumps.map(one => [one.customer_label, one.chance_before, one.chance, one.last_purchase_on, one.net_sales]),
  }
}
