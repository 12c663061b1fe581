import type { Random } from '../../fixtures/random.js'
import { csv, type SmallFile } from './small-source.js'

const dayOf = (kind: string) => `date: { pattern: '${kind}-(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }`
const call =
  'interaction_id: Id, customer_id: Caller, account_id: Firm, channel: Channel, agent: Agent, started_at: At, wait_s: Wait, resolved: Resolved, campaign_id: Campaign'

/**
 * A desk, a sales team, a till and a mailer whose records hold facts with and without ids, several at once, in versions that
 * say when they were written and in files that have a day; two of them know the same companies by different ids. Some parts
 * only some records have, some members are deleted, and some amounts are in currencies whose rates come from a bank, late or
 * never.
 */
export const partsSources = `  bank:
    files:
      - name: rates
        path: exports/rates-*.csv
        ${dayOf('rates')}
        maps: { exchange_rate: { currency: Code, on_date: Day, rate: Rate } }
  desk:
    files:
      - name: calls
        path: exports/calls-*.csv
        ${dayOf('calls')}
        maps: { interaction: { ${call} }, feedback: { kind: { value: csat }, customer_id: Caller, account_id: Firm, score: Score } }
      - name: bare
        path: exports/bare-*.csv
        maps:
          interaction: { ${call}, updated_at: Changed }
          feedback: { when: "[Resolved] = 'Y'", kind: { value: csat }, customer_id: Caller, account_id: Firm, score: Wait }
      - name: cases
        path: exports/cases-*.csv
        maps:
          service_case: { case_id: Case, customer_id: Who, opened_at: At, resolved_at: Done, agent: Agent, updated_at: Changed }
          customer: { customer_id: Who, email: Email }
      - name: visits
        path: exports/visits-*.csv
        maps: { web_event: { visitor_id: Visitor, customer_id: Who, occurred_at: At, event: Event } }
  sales:
    ids: { campaign: desk }
    files:
      - name: firms
        path: exports/firms-*.csv
        ${dayOf('firms')}
        deletes: { flag: Gone }
        maps: { account: { account_id: Id, name: Name, parent_id: Parent, owner: Owner, annual_revenue: Worth, currency: Money } }
      - name: contacts
        path: exports/contacts-*.csv
        ${dayOf('contacts')}
        maps: { customer: { customer_id: Id, email: Email, account_id: Firm, attributes: { tier: Tier, old: { column: Old, optional: true } } } }
      - name: deals
        path: exports/deals-*.csv
        ${dayOf('deals')}
        deletes: { flag: Gone }
        maps: { opportunity: { opportunity_id: Deal, account_id: Firm, stage: Stage, amount: Amount, currency: Money, is_won: Won, created_at: Opened } }
      - name: stages
        path: exports/stages-*.csv
        maps: { opportunity_stage: { opportunity_id: Deal, stage: Stage, entered_at: At, probability: Share } }
      - name: campaigns
        path: exports/campaigns-*.csv
        ${dayOf('campaigns')}
        deletes: { when: "[Gone] = '1'" }
        maps: { campaign: { campaign_id: Id, name: Name, cost: Cost, currency: Money } }
      - name: mailings
        path: exports/mailings-*.csv
        maps: { campaign_contact: { campaign_id: Campaign, customer_id: Who, sent_at: At, opened: Opened } }
  till:
    ids: { customer: sales }
    files:
      - name: paid
        path: exports/paid-*.csv
        maps:
          order_line: { order_id: Order, line_id: Line, customer_id: Who, product_id: Product, ordered_at: At, quantity: Units, unit_price: Price, updated_at: Changed }
          return_line: { when: "[Units] = '2'", order_id: Order, customer_id: Who, product_id: Product, returned_at: At, quantity: { value: 1 }, amount: Price }
          payment: { payment_id: Payment, order_id: Order, customer_id: Who, paid_at: At, amount: Paid, currency: Money }
      - name: plans
        path: exports/plans-*.csv
        ${dayOf('plans')}
        maps: { subscription: { subscription_id: Id, customer_id: Who, plan: Plan, started_on: { column: From, optional: true }, mrr: Mrr, currency: Money } }
`

/** A project of those sources alone. */
export function partsProject(customer = 'same_when: [email]'): string {
  return `version: 1
project: parts
timezone: Europe/London
currency: GBP
customer: { ${customer} }
limits: { quarantined: 1 }
rates: { carry_days: 1 }
sources:
${partsSources}`
}

const days = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04']
const people = ['1', '2', '3', '4', '']
const firms = ['A', 'B', 'C', '']
const times = ['2024-01-02 10:00:00', '2024-01-02 23:30:00', '2024-01-03 10:00:00']
const monies = ['', '', 'EUR', 'USD']
const changed = ['2024-01-03', '2024-01-04', '2024-01-04 12:00:00']

/** Files of that project from pools so small that everything meets. */
export function randomParts(random: Random): readonly SmallFile[] {
  const pick = <T>(of: readonly T[]) => random.pick(of)
  const rows = (most: number, row: () => readonly string[]) => Array.from({ length: 1 + random.integer(most) }, row)
  const file = (name: string, header: string, lines: readonly (readonly string[])[]): SmallFile => ({
    name: `${name}.csv`,
    text: csv(header, lines),
  })
  const caller = () => [
    pick(['c1', 'c2', 'c3', '']),
    pick(people),
    pick(firms),
    pick(['phone', 'mail', '']),
    pick(['Ann', 'Bo', '']),
  ]
  const oneCall = () => [
    ...caller(),
    pick(times),
    pick(['5', '60', 'long']),
    pick(['Y', 'N', '']),
    pick(['K1', 'K2', '']),
  ]
  const calls = Array.from({ length: 6 }, () => [...oneCall(), pick(['1', '5', ''])])
  const head = 'Id,Caller,Firm,Channel,Agent,At,Wait,Resolved,Campaign'
  const bare = Array.from({ length: 4 }, () => [...oneCall(), pick(changed)])
  return [
    ...days.slice(2).map(day =>
      file(
        `rates-${day}`,
        'Code,Day,Rate',
        rows(3, () => [pick(['EUR', 'USD']), pick(days), pick(['0.8', '0.9'])]),
      ),
    ),
    ...days.map(day =>
      file(
        `calls-${day}`,
        `${head},Score`,
        rows(5, () => pick(calls)),
      ),
    ),
    ...['a', 'b'].map(name =>
      file(
        `bare-${name}`,
        `${head},Changed`,
        rows(4, () => pick(bare)),
      ),
    ),
    ...['a', 'b'].map(name =>
      file(
        `cases-${name}`,
        'Case,Who,At,Done,Agent,Changed,Email',
        rows(5, () => [
          pick(['t1', 't2', '']),
          pick(people),
          pick(times),
          pick(['2024-01-04', '']),
          pick(['Ann', 'Cy']),
          pick(changed),
          pick(['a@example.com', 'b@example.com', '']),
        ]),
      ),
    ),
    ...['a', 'b'].map(name =>
      file(
        `visits-${name}`,
        'Visitor,Who,At,Event',
        rows(6, () => [pick(['v1', 'v2']), pick(people), pick(times), pick(['view', 'buy'])]),
      ),
    ),
    ...days.slice(random.integer(2)).map(day =>
      file(
        `firms-${day}`,
        'Id,Name,Parent,Owner,Worth,Money,Gone',
        rows(3, () => [
          pick(['A', 'B', 'C']),
          pick(['Acme', 'Bolt', '']),
          pick(['', 'A', 'D']),
          pick(['Ann', '']),
          pick(['500', '']),
          pick(monies),
          pick(['', '', '1']),
        ]),
      ),
    ),
    ...days.slice(1).map((day, i) =>
      file(
        `contacts-${day}`,
        i === 0 ? 'Id,Email,Firm,Tier,Old' : 'Id,Email,Firm,Tier',
        rows(4, () => [
          pick(['1', '2', '3', '4']),
          pick(['a@example.com', 'b@example.com', 'c@example.com', '']),
          pick(firms),
          pick(['gold', 'tin', '']),
          ...(i === 0 ? ['yes'] : []),
        ]),
      ),
    ),
    ...days.slice(1).map(day =>
      file(
        `deals-${day}`,
        'Deal,Firm,Stage,Amount,Won,Opened,Gone,Money',
        rows(4, () => [
          pick(['d1', 'd2', 'd3']),
          pick(firms),
          pick(['Open', 'Won', 'Lost', '']),
          pick(['10', '20.50', 'much']),
          pick(['1', '0', '']),
          pick([...times, '']),
          pick(['1', '', '', '']),
          pick(monies),
        ]),
      ),
    ),
    file(
      'stages-a',
      'Deal,Stage,At,Share',
      rows(5, () => [pick(['d1', 'd9']), pick(['Open', 'Won']), pick(times), pick(['0.5', '1', '50'])]),
    ),
    ...days.slice(2).map(day =>
      file(
        `campaigns-${day}`,
        'Id,Name,Cost,Money,Gone',
        rows(3, () => [
          pick(['K1', 'K2', 'K3']),
          pick(['Spring', 'May', '']),
          pick(['5', '7']),
          pick(monies),
          pick(['', '', '1']),
        ]),
      ),
    ),
    ...['a', 'b'].map(name =>
      file(
        `mailings-${name}`,
        'Campaign,Who,At,Opened',
        rows(5, () => [pick(['K1', 'K9']), pick(people), pick([...times, '']), pick(['yes', 'no', ''])]),
      ),
    ),
    ...['a', 'b', 'c'].map(name =>
      file(
        `paid-${name}`,
        'Order,Line,Who,Product,At,Units,Price,Changed,Payment,Paid,Money',
        rows(5, () => [
          pick(['100', '101']),
          pick(['1', '2', '']),
          pick(['1', '2', '']),
          'MUG',
          pick(times),
          pick(['1', '2', 'two']),
          '1.50',
          pick(changed),
          pick(['p1', 'p2', '']),
          pick(['3.00', '1.50', '']),
          pick(monies),
        ]),
      ),
    ),
    ...days.slice(2).map((day, i) =>
      file(
        `plans-${day}`,
        i === 0 ? 'Id,Who,Plan,From,Mrr,Money' : 'Id,Who,Plan,Mrr,Money',
        rows(3, () => [
          pick(['s1', 's2']),
          pick(people),
          pick(['basic', 'pro']),
          ...(i === 0 ? [pick(['2024-01-01', ''])] : []),
          pick(['10', '20']),
          pick(monies),
        ]),
      ),
    ),
  ]
}
