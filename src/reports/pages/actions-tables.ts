import { isKey } from '../language/catalogue.js'
import { columnText } from '../language/cause-text.js'
import { list, plain, type Text, text } from '../language/text.js'
import type { Table } from '../section.js'
import { column } from '../table-column.js'
import type { ActionsInput, ActivityRow } from './actions-data.js'

/** A word of the catalogue, or what stands in the data where there is none. */
function word(prefix: string, name: string): Text {
  const key = `${prefix}.${name}`
  return isKey(key) ? { key, values: {} } : plain(name)
}

/** What is known by an attribute, or by columns of customers. */
function evidenceText({ evidence, campaign, group_by, lacking }: ActivityRow): Text {
  const named = plain(campaign ?? '')
  const by = list(
    (group_by ?? '').split(', ').map(name => (evidence === 'habit' ? columnText(name, name) : plain(name))),
  )
  const told =
    evidence === 'measured'
      ? text('actions.evidence.measured', { campaign: named })
      : evidence === 'model'
        ? text('actions.evidence.model', { campaign: named })
        : evidence === 'group'
          ? text('actions.evidence.group', { campaign: named, by })
          : evidence === 'habit'
            ? text('actions.evidence.habit', { campaign: named, by })
            : word('actions.evidence', evidence)
  if (lacking === null) return told
  const key = `actions.lacking.${lacking}`
  const why: Text = isKey(key) ? { key, values: { campaign: named } } : plain(lacking)
  return text('actions.with_lack', { evidence: told, lacking: why })
}

/** The catalogue: what each activity costs, what tells that it works, and what those chosen are expected to bring. */
export function activitiesTable({ activities }: ActionsInput): readonly Table[] {
  const isMoney = ({ measure }: ActivityRow) => measure === 'revenue' || measure === 'margin'
  return [false, true].flatMap((money): Table[] => {
    const rows = activities.filter(row => isMoney(row) === money)
    if (rows.length === 0) return []
    const format = money ? 'money' : 'percent'
    return [
      {
        kind: 'table',
        title: text(money ? 'actions.activities_money' : 'actions.activities'),
        columns: [
          column(text('actions.activity'), 'text'),
          column(text('actions.changes'), 'text'),
          column(text('actions.cost'), 'money'),
          column(text('actions.evidence'), 'text'),
          column(text('actions.uplift'), format),
          column(text('actions.low'), format),
          column(text('actions.high'), format),
          column(text('actions.chosen'), 'count'),
          column(text('actions.effect'), 'money_whole'),
        ],
        rows: rows.map(row => [
          plain(row.activity),
          word('actions.changes', row.changes),
          row.cost,
          evidenceText(row),
          row.uplift,
          row.uplift_low,
          row.uplift_high,
          row.chosen,
          row.effect,
        ]),
        note: text('actions.activities_note'),
      },
    ]
  })
}

const fates = ['no_evidence', 'no_consent', 'too_soon', 'too_often', 'unknown_worth', 'not_worth'] as const

/** Of each activity how many customers it is for, and by which rule they fall out. */
export function fallenTable({ activities }: ActionsInput): Table {
  const told = fates.filter(fate => activities.some(row => row[fate] > 0n))
  return {
    kind: 'table',
    title: text('actions.fallen'),
    columns: [
      column(text('actions.activity'), 'text'),
      column(text('actions.channel'), 'text'),
      column(text('actions.eligible'), 'count'),
      ...told.map(fate => column(text(`actions.${fate}`), 'count')),
      column(text('actions.passed_over'), 'count'),
      column(text('actions.chosen'), 'count'),
    ],
    rows: activities.map(row => [
      plain(row.activity),
      plain(row.channel),
      row.eligible,
      ...told.map(fate => row[fate]),
      row.worthwhile - row.chosen,
      row.chosen,
    ]),
    note: text('actions.fallen_note'),
  }
}

/** Every budget that was tried. */
export function budgetsTable({ budgets }: ActionsInput): Table {
  return {
    kind: 'table',
    title: text('actions.budgets'),
    columns: [
      column(text('actions.budget'), 'text'),
      column(text('measure.customers'), 'count'),
      column(text('actions.cost'), 'money_whole'),
      column(text('actions.effect'), 'money_whole'),
      column(text('actions.profit'), 'money_whole'),
      column(text('actions.bound'), 'money_whole'),
      column(text('actions.marginal'), 'money'),
    ],
    rows: budgets.map(row => [
      budgetText(row),
      row.customers,
      row.cost,
      row.effect,
      row.profit,
      row.bound,
      row.marginal,
    ]),
  }
}

/** How a budget is called. */
export function budgetText({ budget, is_own }: ActionsInput['budgets'][number]): Text {
  if (budget === null) return text('actions.unlimited')
  return is_own ? text('actions.own_budget', { budget }) : text('actions.other_budget', { budget })
}

/** The first customers of the list, each with its reason. */
export function firstTable({ first }: ActionsInput): Table | null {
  if (first.length === 0) return null
  return {
    kind: 'table',
    title: text('actions.first'),
    columns: [
      column(text('actions.customer'), 'text'),
      column(text('actions.activity'), 'text'),
      column(text('actions.why'), 'text'),
      column(text('actions.chance'), 'percent'),
      column(text('actions.at_stake'), 'money'),
      column(text('actions.effect'), 'money'),
      column(text('actions.cost'), 'money'),
      column(text('actions.index'), 'number'),
    ],
    rows: first.map(row => [
      plain(row.customer_label),
      row.evidence === 'assumed' ? text('actions.marked', { activity: plain(row.activity) }) : plain(row.activity),
      word('actions.reason', row.reason),
      row.chance,
      row.at_stake,
      row.effect,
      row.cost,
      row.benefit_index,
    ]),
    note: text('actions.first_note'),
  }
}
