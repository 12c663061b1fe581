import { describe } from 'vitest'
import { engineContract } from '../contract-suite.js'
import { cluster, emptySchema } from './test-cluster.js'

describe.skipIf(!cluster)('Trino', () => {
  engineContract(() => emptySchema('kehu_contract'))
})
