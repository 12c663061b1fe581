import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { contractSchema } from '../../config/contract.js'
import { contractWarnings } from './contract-warnings.js'

const orDate = "or declare the day in the file's name with date:"

it.each<[string, string, readonly string[]]>([
  [
    'ids without a time of writing',
    'interaction: { interaction_id: Id, started_at: At }',
    [
      `desk/calls: of two versions of one interaction with one interaction_id the one that arrives later holds; map updated_at, ${orDate}`,
    ],
  ],
  ['ids with one', 'interaction: { interaction_id: Id, started_at: At, updated_at: Changed }', []],
  [
    'the time of writing of another part',
    'service_case: { case_id: Id, opened_at: At, updated_at: Changed }, feedback: { feedback_id: F, kind: { value: nps }, score: S }',
    [],
  ],
  ['no ids', 'web_event: { occurred_at: At }', []],
  [
    'a company without a time',
    'account: { account_id: Id, name: Name }',
    [
      `desk/calls: an account has no time and so no history: of two records with one id the greater md5 holds; map updated_at, ${orDate}`,
    ],
  ],
])('%s', (_, maps, warnings) => {
  const contract = contractSchema.parse(parse(`files: [{ name: calls, maps: { ${maps} } }]`))
  const files = contract.files.map(kind => ({ ...kind, path: [] }))
  const source = { name: 'desk', preset: undefined, contract: { ...contract, timezone: 'UTC', currency: 'EUR', files } }
  expect(contractWarnings(source, 'EUR')).toEqual(warnings)
})
