import type { PresetCase } from './preset-case.js'
import { chineseCases } from './preset-cases-chinese.js'
import { connectorCases } from './preset-cases-connectors.js'
import { exportCases } from './preset-cases-exports.js'
import { peopleCases } from './preset-cases-people.js'
import { relationsCases } from './preset-cases-relations.js'
import { shopsCases } from './preset-cases-shops.js'

/** Every preset but online-retail, which has tests of its own. */
export const presetCases: readonly PresetCase[] = [
  ...shopsCases,
  ...relationsCases,
  ...peopleCases,
  ...connectorCases,
  ...exportCases,
  ...chineseCases,
]
