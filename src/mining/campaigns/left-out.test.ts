import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft } from '../../warehouse/engine/duckdb/draft.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { sqlFile } from '../../warehouse/sql-file.js'
import type { Part } from '../../warehouse/star/parts/part.js'
import { analysesOf } from '../analysis.js'
import { bindDay } from '../features.js'
import { mine } from '../run.js'
import { buildSmallStar, type SmallStar } from '../small-star.js'
import { buildSmallCampaigns, type SmallCampaign, type SmallContact } from './small-campaigns.js'

const asOf = '2024-03-01' as Day
const parts = new Set<Part>(['campaign', 'campaign_contact', 'interaction'])
const analyses = analysesOf(parts).filter(({ name }) => name !== 'customers')
const spring: SmallCampaign = { id: 1, started: '2024-01-10', ended: '2024-01-31' }

let engine: Engine
beforeAll(async () => {
  engine = await openDraft({ path: ':memory:', threads: 1 })
})
afterAll(() => engine[Symbol.asyncDispose]())

async function campaigns(
  star: SmallStar,
  of: readonly SmallCampaign[],
  contacts: readonly SmallContact[],
): Promise<void> {
  await buildSmallStar(engine, star)
  await buildSmallCampaigns(engine, of, contacts)
  await mine(engine, { asOf, parts, registry: {}, analyses })
}

const told = async (text: string) =>
  (await rows(engine, statement<Row>(text))).map(row => Object.values(row).map(String).join(' '))

const check = () => rows(engine, bindDay(sqlFile('checks/mart_campaign_adds_up.sql'), asOf))

describe('those left out of a campaign', () => {
  it.each([
    { kind: 'clicks', key: 'clicked', left: [true, false], expected: 'null' },
    { kind: 'a word of contacts that nobody left out has', key: 'responded', left: [false, false], expected: 'null' },
    { kind: 'visits, which come to those left out, too', key: 'responded', left: [true, false], expected: '1' },
  ])('compare responses only where those left out could respond: $kind', async ({ key, left, expected }) => {
    const side = (control: boolean, came: readonly boolean[]) =>
      came.map((has, i) => ({
        id: (control ? 10 : 20) + i,
        campaign: 1,
        customer: (control ? 0 : 3) + i + 1,
        control,
        [key]: has,
      }))
    await campaigns(
      { sales: [], records: [1, 2, 3, 4, 5, 6] },
      [{ id: 1 }],
      [...side(true, left), ...side(false, [true, true, false])],
    )
    const [found] = await told(
      "select responded, coalesce(cast(controls_responded as varchar), 'null') from mart_campaign",
    )
    expect(found).toBe(`2 ${expected}`)
    expect(await told('select distinct responded from mart_campaign_customer where is_control order by 1')).toEqual(
      expected === 'null' ? ['null'] : ['false', 'true'],
    )
    expect(await check()).toEqual([])
  })

  it('judge purchases by orders where contacts tell of those contacted alone', async () => {
    const asked = [
      { id: 1, campaign: 1, customer: 1, sent: '2024-01-10', converted: true, revenue: '999' },
      { id: 2, campaign: 1, customer: 3, sent: '2024-01-10', control: true },
    ]
    const star = {
      sales: [
        { order: 1, customer: 1, day: '2024-01-15', price: '35' },
        { order: 2, customer: 3, day: '2024-01-16', price: '7' },
      ],
    }
    const bought = 'select bought, revenue, bought_by from mart_campaign_customer order by contact_key'
    await campaigns(star, [spring], asked)
    expect(await told(bought)).toEqual(['true 35.0000 orders', 'true 7.0000 orders'])
    expect(await check()).toEqual([])
    await campaigns({ sales: [], records: [1, 3] }, [spring], asked)
    expect(await told(bought)).toEqual(['true 999.0000 contacts', 'null null contacts'])
  })

  it('tell who was left out and contacted all the same, and which responses came before their contact', async () => {
    await campaigns(
      { sales: [], records: [1, 2, 3, 4, 5, 6], merged: { 5: 4 } },
      [spring],
      [
        { id: 1, campaign: 1, customer: 1, sent: '2024-01-10', respondedOn: '2024-01-09' },
        { id: 2, campaign: 1, customer: 2, sent: '2024-01-10', respondedOn: '2024-01-10' },
        { id: 3, campaign: 1, customer: 3, control: true, delivered: true, responded: true },
        { id: 4, campaign: 1, customer: 4, control: true },
        { id: 5, campaign: 1, customer: 5, sent: '2024-01-12', responded: true },
        { id: 6, campaign: 1, customer: 6, control: true, delivered: false },
      ],
    )
    // The fourth and fifth are one customer, left out by one record and contacted by another.
    expect(
      await told(
        'select customers, controls, contaminated, responded, controls_responded, early_responses from mart_campaign',
      ),
    ).toEqual(['3 2 2 2 null 1'])
    expect(await told('select customer_key from mart_campaign_customer where is_contaminated order by 1')).toEqual([
      '3',
      '4',
    ])
  })
})
