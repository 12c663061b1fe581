import { inSentences, plain, type Text, text } from '../language/text.js'
import type { Page } from '../page.js'
import type { Chart, Figures, Section } from '../section.js'
import { type ActionsInput, type BudgetRow, profitOf } from './actions-data.js'
import { activitiesTable, budgetsTable, budgetText, fallenTable, firstTable } from './actions-tables.js'

/** What to do next, for whom? */
export function actionsPage(input: ActionsInput): Page {
  const own = input.budgets.find(({ is_own }) => is_own)
  const sections: (Section | null)[] = [
    ...(own === undefined ? [] : [figures(input, own)]),
    input.activities.some(({ worth_by, chosen }) => worth_by === 'spend' && chosen > 0n)
      ? { kind: 'text', text: text('actions.worth_spend') }
      : null,
    ...activitiesTable(input),
    firstTable(input),
    fallenTable(input),
    ...(input.budgets.length > 1 ? [curve(input), budgetsTable(input)] : []),
  ]
  return {
    id: 'actions',
    title: text('actions.title'),
    question: text('actions.question'),
    answer: answer(input, own),
    sections: sections.filter(section => section !== null),
  }
}

function answer({ activities }: ActionsInput, own: BudgetRow | undefined): Text {
  if (own === undefined || own.customers === 0n)
    return text(activities.some(({ worthwhile }) => worthwhile > 0n) ? 'actions.no_room' : 'actions.nothing')
  const { customers, cost, effect, profit, marginal } = own
  const [best] = activities
    .filter(({ chosen }) => chosen > 0n)
    .sort((one, other) => profitOf(other) - profitOf(one) || (one.activity < other.activity ? -1 : 1))
  const assumed = activities
    .filter(({ evidence }) => evidence === 'assumed')
    .reduce((sum, row) => sum + profitOf(row), 0)
  return inSentences([
    text('actions.answer', { customers, cost, effect, profit }),
    ...(best === undefined || activities.length === 1
      ? []
      : [text('actions.most', { activity: plain(best.activity), customers: best.chosen })]),
    ...(assumed > 0 ? [text('actions.assumed_share', { share: Math.min(1, assumed / Number(profit)) })] : []),
    ...(marginal > 0 ? [text('actions.more_money', { marginal })] : []),
  ])
}

function figures({ activities }: ActionsInput, own: BudgetRow): Figures {
  const alone = activities.reduce((sum, { left_alone }) => sum + left_alone, 0n)
  const { profit, bound, cost, budget, customers } = own
  return {
    kind: 'figures',
    figures: [
      { label: text('actions.profit'), value: profit, format: 'money_whole', note: text('actions.profit_note') },
      ...(bound > 0
        ? [
            {
              label: text('actions.bound'),
              value: bound,
              format: 'money_whole' as const,
              note: text('actions.bound_note', { share: Math.min(1, Number(profit) / bound) }),
            },
          ]
        : []),
      {
        label: text('actions.cost'),
        value: cost,
        format: 'money_whole',
        note: budget === null ? text('actions.no_budget') : text('actions.of_budget', { budget }),
      },
      {
        label: text('actions.chosen'),
        value: customers,
        format: 'count',
        note: text('actions.left_alone', { customers: alone }),
      },
    ],
  }
}

/** Profit against budget, and the bound above it. */
function curve({ budgets }: ActionsInput): Chart {
  return {
    kind: 'chart',
    title: text('actions.curve'),
    about: text('actions.curve_about'),
    layout: 'columns',
    stacked: false,
    labels: budgets.map(budgetText),
    across: text('actions.budget'),
    axis: { name: text('actions.profit'), format: 'money_whole' },
    series: [
      { name: text('actions.profit'), mark: 'bar', values: budgets.map(({ profit }) => Number(profit)) },
      { name: text('actions.bound'), mark: 'line', values: budgets.map(({ bound }) => bound) },
    ],
    unfinished: [],
    note: text('actions.curve_note'),
  }
}
