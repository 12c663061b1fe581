import { actionsWords } from './actions.js'
import { backtestWords } from './backtest.js'
import { campaignsWords } from './campaigns.js'
import { causeWords } from './causes.js'
import { checkWords } from './checks.js'
import { churnWords } from './churn.js'
import { clusterWords } from './clusters.js'
import { explainWords } from './explain.js'
import { frameWords } from './frame.js'
import { glanceWords } from './glance.js'
import { moversWords } from './movers.js'
import { profileWords } from './profile.js'
import { profitWords } from './profit.js'
import { qualityWords } from './quality.js'
import { revenueWords } from './revenue.js'
import { rfmWords } from './rfm.js'
import { segmentWords } from './segments.js'
import { stabilityWords } from './stability.js'
import { valueWords } from './value.js'
import type { Words } from './words.js'

/** Every text of every report in every language: one file of words per page, merged here. */
export const catalogue = {
  ...frameWords,
  ...segmentWords,
  ...checkWords,
  ...glanceWords,
  ...revenueWords,
  ...rfmWords,
  ...moversWords,
  ...qualityWords,
  ...backtestWords,
  ...stabilityWords,
  ...valueWords,
  ...clusterWords,
  ...profileWords,
  ...actionsWords,
  ...campaignsWords,
  ...profitWords,
  ...churnWords,
  ...causeWords,
  ...explainWords,
} as const satisfies Words

/** The name of a text. */
export type Key = keyof typeof catalogue

/** The English template of a text; its slots say which values the text needs. */
export type Template<K extends Key> = (typeof catalogue)[K]['en']

/** True of a name that the catalogue holds. */
export function isKey(name: string): name is Key {
  return Object.hasOwn(catalogue, name)
}
