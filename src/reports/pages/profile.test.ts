import { expect, it } from 'vitest'
import type { Day } from '../../warehouse/engine/value.js'
import type { Text } from '../language/text.js'
import { voice } from '../language/voice.js'
import { renderReport } from '../render-report.js'
import type { ClusterSums } from './clusters-table.js'
import { profilePage } from './profile.js'
import type { ProfileInput, TraitCount } from './profile-data.js'

const row = (trait: string, value: string | null, customers: bigint, buyers = customers, net = '100'): TraitCount => ({
  trait,
  value,
  customers,
  buyers,
  net_sales: `${net}.0000`,
})

const cluster = (name: string, customers: bigint, net: string, value: string | null): ClusterSums => ({
  cluster: name,
  customers,
  recency_days: customers * 30n + 7n,
  tenure_days: customers * 400n,
  frequency: customers * 3n + 1n,
  net_sales: `${net}.0000`,
  value_so_far: value,
  costed_customers: value === null ? 0n : customers - 1n,
})

const input: ProfileInput = {
  traits: [
    row('country', null, 5n, 3n),
    ...Array.from({ length: 15 }, (_, i) => row('country', `Land ${i + 1}`, BigInt(20 - i), BigInt(20 - i), '1000')),
    row('filled', 'email', 170n),
    row('filled', 'birth_date', 12n),
    row('kind', 'company', 30n, 30n, '9000'),
    row('kind', 'person', 170n, 160n, '5000'),
    row('lifecycle', 'none', 8n, 0n, '0'),
    row('lifecycle', 'once', 72n, 72n, '4000'),
    row('lifecycle', 'repeat', 128n, 128n, '12000'),
    row('segment', null, 8n, 0n, '0'),
    row('segment', 'hibernating', 72n, 72n, '4000'),
    row('segment', 'champions', 128n, 128n, '12000'),
    row('stage', 'lapsed', 60n, 60n, '3000'),
    row('stage', 'new', 10n, 10n, '1000'),
    row('stage', 'active', 100n, 100n, '11000'),
    row('stage', 'at_risk', 30n, 30n, '1000'),
    row('stage', 'prospect', 8n, 0n, '0'),
    row('tenure', 'longer', 100n),
    row('tenure', 'quarter', 100n),
  ],
  clusters: [
    cluster('frequent_high_spend', 60n, '90000', '31500.5'),
    cluster('lapsed_low_spend_2', 130n, '9000', null),
    cluster('average', 10n, '0', '-12'),
  ],
}

const tables = (given: ProfileInput) =>
  (profilePage(given)?.sections ?? []).flatMap(section => (section.kind === 'table' ? [section] : []))

it('says how many there are, how many came back and where they stand', () => {
  const page = profilePage(input)
  expect(page === null ? '' : voice('en', 'GBP').say(page.answer)).toBe(
    'Of 208 customers, 200 have bought, and 64.0% of those came back. 110 are active or new, 30 at risk, 60 lapsed.',
  )
})

it('has no page without customers, and a sentence where nobody bought', () => {
  expect(profilePage({ traits: [], clusters: [] })).toBeNull()
  const page = profilePage({
    traits: [row('lifecycle', 'none', 3n, 0n, '0'), row('stage', 'prospect', 3n, 0n, '0')],
    clusters: [],
  })
  expect(page === null ? '' : voice('en', 'GBP').say(page.answer)).toBe('Of 3 customers, none has bought yet.')
})

it('leaves out what tells nobody apart, and nobody out of what it shows', () => {
  const alike = {
    ...input,
    traits: input.traits.filter(({ trait, value }) => trait !== 'country' || value === 'Land 1'),
  }
  expect(tables(alike)).toHaveLength(tables(input).length - 1)
  const countries = tables(input).find(
    ({ columns }) => voice('en', 'GBP').say(columns[0]?.label ?? { plain: '' }) === 'Country',
  )
  expect(countries?.rows).toHaveLength(14)
  const counted = countries?.rows.reduce((sum, [, customers]) => sum + Number(customers), 0)
  expect(counted).toBe(5 + Array.from({ length: 15 }, (_, i) => 20 - i).reduce((sum, count) => sum + count, 0))
})

it('names clusters by what sets them apart, and has no table of them where none are named', () => {
  const clusters = tables(input).find(({ title }) => voice('en', 'GBP').say(title) === 'Customers who buy alike')
  expect(clusters?.rows.map(([name]) => voice('en', 'GBP').say(name as Text))).toEqual([
    'frequent, high spend',
    'lapsed, low spend, 2',
    'average',
  ])
  expect(clusters?.rows[1]?.at(-1)).toBeNull()
  expect(tables({ ...input, clusters: [] })).toHaveLength(tables(input).length - 1)
})

it.each(['en', 'zh'] as const)('looks as agreed (%s)', async language => {
  const page = profilePage(input)
  const options = { language, currency: 'GBP', project: 'corner-shop', asOf: '2011-12-10' as Day }
  const [file] = await renderReport({ pages: page === null ? [] : [page] }, options)
  await expect(file?.bytes).toMatchFileSnapshot(`../golden/profile.${language}.html`)
})
