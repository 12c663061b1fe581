import { literal, quoted } from '../../warehouse/engine/quoting.js'
import { type SqlFile, sqlFile } from '../../warehouse/sql-file.js'
import { composeFeatures } from '../churn/compose-features.js'
import type { FeatureColumn } from '../churn/feature-columns.js'
import { labelColumn, optionsSchema } from '../churn/options.js'
import type { Inventory } from '../inventory.js'
import type { UpliftOptions } from './options.js'

export interface UpliftFeatures {
  readonly file: SqlFile
  readonly columns: readonly FeatureColumn[]
}

/** Tables whose facts may be answers to the very campaign that is learnt from. */
const answers = ['fct_campaign_contact', 'fct_interaction']

/** Nothing is learnt from the numbers of records. */
const records = ['customer_observation']

/** Whoever bought within ten years, where customers have no attributes. */
const longAgo = 3650

/**
 * What is known of customers (`composeFeatures`), beside whether the experiment contacted them and what came of it. What
 * may be an answer to it is not learnt from.
 */
export async function composeUplift(inventory: Inventory, options: UpliftOptions): Promise<UpliftFeatures> {
  const without: Inventory = {
    ...inventory,
    has: async name => ![...answers, ...records].includes(name) && (await inventory.has(name)),
  }
  const isDescribed = (await inventory.attributes()).length > 0
  const { leave_out } = options
  // A label that nobody has: whoever has an attribute is a customer, whatever they bought.
  const whose = isDescribed ? { label: { attribute: ' ', is: ' ' } } : { active_days: longAgo }
  const base = await composeFeatures(without, optionsSchema.parse({ ...whose, leave_out }))
  const columns = base.columns.filter(({ name }) => name !== labelColumn)
  return { columns, file: besideExperiment(base.file, columns, options) }
}

/** Features with the experiment beside them: NULL of whoever was not in it. */
export function besideExperiment(
  base: SqlFile,
  columns: readonly FeatureColumn[],
  { campaign, arm, of }: UpliftOptions,
): SqlFile {
  const said = (text: string | undefined) => (text === undefined ? 'cast(null as varchar)' : literal(text))
  const experiment = sqlFile('features/experiment.sql')
    .text.replaceAll('$came', of === 'response' ? 'one.responded' : 'one.bought')
    .replaceAll('$campaign', said(campaign))
    .replaceAll('$arm', said(arm))
  const list = ['customer_key', ...columns.map(({ name }) => name)].map(name => `base.${quoted(name)}`)
  const text = `select ${[...list, 'experiment.treated', 'experiment.came', 'experiment.begun_on'].join(',\n  ')}
from (\n${base.text}\n) as base
left join (\n${experiment}\n) as experiment on experiment.customer_key = base.customer_key`
  return { ...base, header: {}, text }
}
