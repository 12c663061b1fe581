import { describe } from 'vitest'
import { engineContract } from './contract-suite.js'
import { openDuckdb } from './duckdb/duckdb.js'

describe('DuckDB', () => {
  engineContract(() => openDuckdb({ path: ':memory:', threads: 2 }))
})
