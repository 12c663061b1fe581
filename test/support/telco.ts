import { readFileSync } from 'node:fs'
import type { Known } from '../../src/mining/churn/binning.js'
import { knownColumn } from '../../src/mining/churn/known-column.js'
import { sharedFile } from './shared-data.js'

export interface TelcoCustomers {
  readonly known: readonly Known[]
  /** 1 for those who left. */
  readonly came: Float64Array
}

/** IBM's customers of a telephone firm, in the order of the file: what is known of each, and whether it left. */
export function telcoCustomers(): TelcoCustomers {
  const text = readFileSync(sharedFile('telco/Telco-Customer-Churn.csv'), 'utf8')
  const [header = [], ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(','))
  const column = (name: string) => lines.map(cells => cells[header.indexOf(name)] ?? null)
  return {
    known: header
      .filter(name => name !== 'customerID' && name !== 'Churn')
      .map(name => knownColumn(name, column(name))),
    came: Float64Array.from(column('Churn'), cell => (cell === 'Yes' ? 1 : 0)),
  }
}
