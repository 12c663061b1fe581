import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { knownColumn } from '../../src/mining/churn/known-column.js'
import type { UpliftRows } from '../../src/mining/uplift/learn-uplift.js'
import { sharedFile } from './shared-data.js'

const learntFrom = ['recency', 'history_segment', 'history', 'mens', 'womens', 'zip_code', 'newbie', 'channel']

/** Customers of one arm and those left out, in the order of a hash of their number; `came` by the column named. */
export function hillstromRows(
  arm: 'Mens E-Mail' | 'Womens E-Mail',
  outcome: 'visit' | 'conversion',
): UpliftRows & { readonly numbers: readonly number[] } {
  const [header = '', ...lines] = readFileSync(sharedFile('hillstrom/hillstrom.csv'), 'utf8').trim().split('\n')
  const names = header.trim().split(',')
  const rows = lines
    .map((line, at) => ({
      number: at + 1,
      hash: createHash('md5')
        .update(String(at + 1))
        .digest('hex'),
      cells: [...line.trim().matchAll(/"([^"]*)"|([^,]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? ''),
    }))
    .filter(({ cells }) => [arm, 'No E-Mail'].includes(cells[names.indexOf('segment')] ?? ''))
    .sort((one, other) => (one.hash < other.hash ? -1 : 1))
  const cell = (name: string) => rows.map(({ cells }) => cells[names.indexOf(name)] ?? '')
  return {
    numbers: rows.map(({ number }) => number),
    known: learntFrom.map(name => knownColumn(name, cell(name))),
    treated: cell('segment').map(segment => (segment === arm ? 1 : 0)),
    came: cell(outcome).map(Number),
  }
}
