import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ask, askOne, night } from './support/night.js'
import { deliver, projectFolder } from './support/project-folder.js'
import { sharedData } from './support/shared-data.js'

/** Real exports of companies and deals, against the figures that were counted on their bytes. */

describe.skipIf(!sharedData('salesforce').isThere)('a bank with its objects as they are exported', () => {
  const yaml = `version: 1
project: bank
currency: USD
customer: { unit: account }
sources:
  crm:
    files:
      - name: accounts
        path: exports/Account.csv
        maps: { account: { account_id: Id, name: Name, industry: Industry, employees: NumberOfEmployees, parent_id: ParentId, owner: OwnerId, updated_at: LastModifiedDate } }
      - name: contacts
        path: exports/Contact.csv
        maps: { customer: { customer_id: Id, account_id: AccountId, name: Name, email: Email, phone: Phone, birth_date: Birthdate, updated_at: LastModifiedDate } }
      - name: deals
        path: exports/Opportunity.csv
        maps:
          opportunity:
            opportunity_id: Id
            account_id: AccountId
            name: Name
            owner: OwnerId
            stage: StageName
            amount: Amount
            probability: { expression: "number([Probability]) / 100" }
            created_at: CreatedDate
            expected_close_on: CloseDate
            is_closed: IsClosed
            is_won: IsWon
            updated_at: LastModifiedDate
      - name: cases
        path: exports/Case.csv
        maps: { service_case: { case_id: Id, customer_id: ContactId, account_id: AccountId, category: Type, priority: Priority, status: Status, opened_at: CreatedDate, resolved_at: ClosedDate, agent: OwnerId, updated_at: LastModifiedDate } }
      - name: campaigns
        path: exports/Campaign.csv
        maps: { campaign: { campaign_id: Id, name: Name, kind: Type, status: Status, started_on: StartDate, ended_on: EndDate, cost: ActualCost, updated_at: LastModifiedDate } }
      - name: members
        path: exports/CampaignMember.csv
        maps: { campaign_contact: { contact_id: Id, campaign_id: CampaignId, customer_id: ContactId, status: Status, responded: HasResponded, responded_at: FirstRespondedDate, sent_at: CreatedDate, updated_at: LastModifiedDate } }
      - name: leads
        path: exports/Lead.csv
        maps: { lead: { lead_id: Id, name: Name, email: Email, status: Status, lead_source: LeadSource, owner: OwnerId, created_at: CreatedDate, is_converted: IsConverted, updated_at: LastModifiedDate } }
      - name: tasks
        path: exports/Task.csv
        maps: { interaction: { interaction_id: Id, account_id: AccountId, agent: OwnerId, topic: Subject, channel: TaskSubtype, started_at: CreatedDate, outcome: Status, updated_at: LastModifiedDate } }
`
  const objects = ['Account', 'Contact', 'Opportunity', 'Case', 'Campaign', 'CampaignMember', 'Lead', 'Task']

  it('every object is there, and companies stand for their contacts', async () => {
    await using folder = await projectFolder(yaml)
    await deliver(
      folder.path,
      objects.map(name => join(sharedData('salesforce').path, `${name}.csv`)),
    )
    const { digests } = await night(folder.path, '2024-03-01')
    const facts = ['opportunity', 'service_case', 'campaign_contact', 'lead', 'interaction']
    expect(facts.map(name => digests[`fct_${name}`]?.split(':')[0])).toEqual(['50', '40', '68', '60', '75'])
    // 102 contacts, 18 of them in 16 of the 22 companies.
    expect(
      await ask(
        folder.path,
        'select rule, count(*) as records from bridge_customer where customer_record_key <> 0 group by rule order by rule',
      ),
    ).toEqual([
      { rule: 'account', records: 18n },
      { rule: 'company', records: 22n },
      { rule: 'own', records: 84n },
    ])
    expect(
      await askOne(
        folder.path,
        `select count(*) as deals, count(*) filter (where is_won) as won, cast(sum(amount) as varchar) as amount,
          count(*) filter (where customer_key <> 0) as owned, max(probability) as surest
          from fct_opportunity join bridge_customer using (customer_record_key)`,
      ),
    ).toEqual({ deals: 50n, won: 12n, amount: '43603545.9800', owned: 50n, surest: '1.0000' })
    expect(
      await askOne(
        folder.path,
        'select count(*) as cases, count(resolved_at) as closed, count(*) filter (where customer_record_key <> 0) as owned from fct_service_case',
      ),
    ).toEqual({ cases: 40n, closed: 14n, owned: 40n })
  }, 120_000)
})

describe.skipIf(!sharedData('northwind').isThere)('a trading firm whose customers are companies', () => {
  it('91 customers, whether they are mapped as companies or not', async () => {
    for (const maps of [
      'customer: { customer_id: customerID, kind: { value: company }, name: companyName, phone: phone, city: city, country: country }',
      'customer: { customer_id: customerID, account_id: customerID, name: contactName, phone: phone }, account: { account_id: customerID, name: companyName, city: city, country: country }',
    ]) {
      await using folder = await projectFolder(`version: 1
project: northwind
currency: USD
customer: { unit: ${maps.includes('account') ? 'account' : 'person'} }
sources:
  erp: { files: [{ name: customers, path: exports/customers.csv, read: { nulls: ['NULL'] }, maps: { ${maps} } }] }
`)
      await deliver(folder.path, [join(sharedData('northwind').path, 'customers.csv')])
      await night(folder.path, '2024-03-01')
      expect(
        await askOne(
          folder.path,
          "select count(*) as customers, count(*) filter (where name like 'Alfreds%') as named from dim_customer where customer_key <> 0",
        ),
      ).toEqual({ customers: 91n, named: 1n })
    }
  }, 120_000)
})
