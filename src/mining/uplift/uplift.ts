import { z } from 'zod'
import { sqlFile } from '../../warehouse/sql-file.js'
import { table } from '../../warehouse/tables.js'
import type { Model } from '../model.js'
import { besideExperiment, composeUplift, type UpliftFeatures } from './compose-uplift.js'
import { fitUplift } from './fit-uplift.js'
import { upliftOptions } from './options.js'
import { upliftScorer } from './score-uplift.js'
import { type Uplift, upliftParams } from './uplift-kind.js'

const value = z.union([z.string(), z.number(), z.bigint(), z.boolean(), z.null()])
const feature = z.object({ customer_key: z.bigint() }).catchall(value)

/** Before it is composed: buyers, of whom nothing else is known. */
const bare: UpliftFeatures = {
  columns: [],
  file: besideExperiment(sqlFile('features/churn_described.sql'), [], upliftOptions.parse({})),
}

/**
 * Whom contact moves: learnt from an experiment, an arm beside those left out of it (`docs/campaigns.md`). It learns every
 * night, since what came of the experiment may still come in.
 */
export const uplift: Model<Uplift> = {
  ...upliftOf(bare),
  compose: async (inventory, options) => upliftOf(await composeUplift(inventory, options)),
}

/** The model of some features. */
export function upliftOf({ file, columns }: UpliftFeatures): Model<Uplift> {
  return {
    name: 'uplift',
    needs: [{ table: 'mart_campaign_customer' }, { table: 'dim_campaign' }, { table: 'bridge_customer' }],
    features: file,
    feature,
    scores: table('score_uplift'),
    refit: 'night',
    onlyDeclared: true,
    options: upliftOptions,
    params: upliftParams,
    fit: (data, options) => fitUplift(data, options, columns),
    scorer: params => upliftScorer(params, columns),
    supervised: {
      outcome: sqlFile('outcomes/in_experiment.sql'),
      absent: { in_campaign: 0n },
      horizonDays: () => 30,
      // The fit judges itself, on the half of the experiment that it held out: no other day tells more of it.
      judge: async () => [],
    },
  }
}
