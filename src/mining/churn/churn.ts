import { sql } from 'kysely'
import { z } from 'zod'
import { double } from '../../warehouse/engine/portable.js'
import { type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import { table } from '../../warehouse/tables.js'
import { type Inventory, inventoryOf } from '../inventory.js'
import { judgeChances } from '../judge/chances.js'
import type { Model, Need } from '../model.js'
import { withVersionDays } from '../version-days.js'
import { plainName } from './choose-forecast.js'
import type { Churn } from './churn-kind.js'
import { type ComposedFeatures, composeFeatures } from './compose-features.js'
import { fitChurn } from './fit-churn.js'
import { labelled } from './label-sql.js'
import {
  type ChurnOptions,
  heldOutColumn,
  horizonDaysOf,
  kindOf,
  labelText,
  optionsSchema,
  recordColumn,
  recordsColumn,
} from './options.js'
import { paramsSchema } from './params.js'
import { plainSql } from './plain-sql.js'
import { churnScorer } from './score-churn.js'
import { settleHorizon } from './settle-horizon.js'
import { exportsStopped } from './stopped-exports.js'

const value = z.union([z.string(), z.number(), z.bigint(), z.boolean(), z.null()])
const feature = z.object({ customer_key: z.bigint() }).catchall(value)

function needsOf(options: ChurnOptions): readonly string[] {
  if (options.label === 'is_churned') return ['fct_subscription', 'bridge_customer']
  return {
    purchases: ['fct_order_line', 'fct_return_line', 'bridge_return_line', 'bridge_customer'],
    subscriptions: ['fct_subscription', 'bridge_customer'],
    records: ['customer_attribute', 'bridge_customer'],
    label: ['customer_attribute', 'bridge_customer'],
  }[kindOf(options)]
}

/** What tells who has left since, and what holds of those of whom it says nothing. */
const outcomes = {
  purchases: { file: 'outcomes/stayed_buyer.sql', absent: 1n },
  subscriptions: { file: 'outcomes/lost_subscriber.sql', absent: 0n },
  records: { file: 'outcomes/left_by_record.sql', absent: 0n },
} as const

function outcomeOf(kind: keyof typeof outcomes, options: ChurnOptions): SqlFile {
  const file = sqlFile(outcomes[kind].file)
  return withVersionDays({ ...file, text: labelled(file.text, options) })
}

/**
 * Who leaves: buys nothing within the horizon, ends a subscription within it, is said by a record within it to have left, or is like those whom a label says
 * have left (`docs/decisions/0016-features-of-a-project.md`). Its features are composed of what the project has.
 */
export const churn: Model<Churn> = {
  ...churnOf(
    { file: sqlFile('features/churn_purchases.sql'), columns: [], marks: { records: false, held: false }, notes: [] },
    optionsSchema.parse({}),
  ),
  compose: async (inventory, declared) => {
    const { options, notes } = await settleHorizon(inventory, declared)
    const features = await composeFeatures(inventory, options)
    return churnOf({ ...features, notes: [...notes, ...features.notes] }, options, inventory)
  },
}

/** The model of some features and options; the inventory tells when the exports end. */
export function churnOf(
  { file, columns, marks, notes, refused }: ComposedFeatures,
  given: ChurnOptions,
  inventory: Pick<Inventory, 'lastOrders' | 'lastRecords'> = {},
): Model<Churn> {
  const kind = kindOf(given)
  return {
    name: 'churn',
    needs: needsOf(given).map((name): Need => ({ table: name })),
    features: file,
    feature,
    scores: table('score_churn'),
    refit: 'month',
    onlyDeclared: true,
    ageing: [
      'tenure_days',
      'subscription_days',
      recordColumn,
      recordsColumn,
      heldOutColumn,
      labelText,
      ...columns.filter(({ ages }) => ages).map(({ name }) => name),
    ],
    options: optionsSchema,
    params: paramsSchema,
    settled: given,
    async fit(data) {
      const nothing = refused ?? (await exportsStopped(inventory, given, data.asOf))
      if (nothing) return nothing
      const fit = await fitChurn(data, given, columns, marks)
      return { ...fit, notes: [...(fit.notes ?? []), ...notes] }
    },
    withheld: (engine, asOf, options) => exportsStopped(inventoryOf(engine), options, asOf),
    scorer: (params, _, tell) => churnScorer(params, columns, kind === 'label', tell),
    // A label says who left, and not when: there is no day that could be held against what came.
    ...(kind === 'label'
      ? {
          withoutDays:
            'knows who left by a label, and a label has no day on which it came: how it foretells customers whom it had not learnt from stands on its card (kehu models show churn); where records have days, the option holdout: { from: DAY } judges it by the later ones',
        }
      : {
          supervised: {
            outcome: outcomeOf(kind, given),
            absent: { has_left: outcomes[kind].absent },
            horizonDays: () => horizonDaysOf(given),
            judge: (scored, params, options) =>
              judgeChances(scored, {
                actual: sql`has_left`,
                model: sql`chance`,
                baselines: {
                  [plainName(options)]: plainSql(params.plain, columns),
                  base_rate: sql`${double(params.base_rate)}`,
                },
              }),
          },
        }),
  }
}
