import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js'
import { type Compilable, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actions } from '../../config/actions.js'
import { entityNames } from '../../config/entity.js'
import { hasCode } from '../../config/error-code.js'
import { packageRoot } from '../../config/package-root.js'
import { fateCountsSql, nextActivitiesSql } from '../../mining/actions/catalogue-sql.js'
import {
  candidatesSql,
  firstChoiceSql,
  movedSql,
  outcomesSql,
  responsesSql,
  sampleSql,
} from '../../mining/actions/choice-sql.js'
import { customersSql } from '../../mining/actions/customers-sql.js'
import type { Evidence } from '../../mining/actions/evidence.js'
import { habitSumsSql } from '../../mining/actions/habit-sums.js'
import { digestQuery } from '../digest.js'
import { builder } from '../kysely.js'
import { bridgeOfPeopleSql } from '../star/customers.js'
import { rejudgedQuarantineSql } from '../star/dependents.js'
import { newestSql } from '../star/newest-version.js'
import { keyedParts, type Part } from '../star/parts/part.js'
import { partChecks } from '../star/parts/part-checks.js'
import {
  factDaySql,
  goneSql,
  heldSql,
  leftOutSql,
  namedMembersSql,
  namedStagesSql,
  partFactsSql,
  sightedPartsSql,
  sightedSql,
  stageUseSql,
} from '../star/parts/part-sql.js'
import { pricedSql, ratedFacts, ratedSql, unratedKeysSql, unratedSql } from '../star/rated-fact.js'
import { tables } from '../tables.js'
import { portabilityFaults } from './portability.js'
import { double, type Portable, trinoPortable } from './portable.js'
import { sqlTokens } from './sql-token.js'
import type { Day } from './value.js'

const root = join(packageRoot(), 'sql')
const files = ['star', 'marts', 'features', 'outcomes', 'checks', 'reports', 'schema'].flatMap(folder =>
  names(folder).map(name => `${folder}/${name}`),
)

// The grammar also tells the terminal what it answers.
beforeAll(() => {
  vi.spyOn(console, 'error').mockReturnValue(undefined)
})
afterAll(() => {
  vi.restoreAllMocks()
})

test.each(files)('sql/%s means the same on both engines', file => {
  expect(faults(`sql/${file}`, readFileSync(join(root, file), 'utf8'))).toEqual([])
})

test('there are files to look at', () => {
  expect(files.filter(file => file.startsWith('star/')).length).toBeGreaterThan(10)
})

const compiled: Record<string, (sql: Portable) => Compilable> = {
  exactSum: portable => from('t').select(sql`${portable.exactSum(sql.ref('x'), 9)}`.as('x')),
  ratio: portable => from('t').select(sql`${portable.ratio(sql.ref('x'), sql.ref('y'))}`.as('x')),
  key: portable => from('t').select(sql`${portable.key(sql.ref('x'))}`.as('x')),
  double: () => from('t').select(sql`${double(2.426)} * x`.as('x')),
  ...Object.fromEntries(
    [...tables().values()].map(table => [table.name, portable => digestQuery(table).build(portable) as Compilable]),
  ),
}

test.each(Object.entries(compiled))('compiled for Trino: %s', (name, build) => {
  // Functions that Portable spells for Trino are Trino's own.
  const own = /^(md5|to_utf8|to_hex|from_base)\(\)/
  expect(
    faults(name, build(trinoPortable).compile().sql).filter(fault => !own.test(fault.split(': ')[1] ?? '')),
  ).toEqual([])
})

// What to do next: its statements follow the catalogue of the project.
const offered = [
  { cost: 1.5, channel: 'email' },
  { cost: 4, channel: 'phone' },
]
const scenario = { id: 0, limits: { budget: 5, capacity: { phone: 2 } }, prices: [1, 4.5], isBinding: true }
const activity = {
  ...{ channel: 'email', cost: '1.5', evidence: {} },
  who: { segments: ['loyal'], where: 'net_sales > 5' },
}
const actions: Actions = {
  capacity: {},
  contact: { quiet_days: 14, by_channel: { email: 30 }, most: { times: 3, days: 90 }, unknown_consent: true },
  control: 0.1,
  activities: {
    a: { ...activity, changes: 'response' },
    b: { ...activity, changes: 'retention' },
    c: { ...activity, changes: 'basket', worth: 'expected_spend * 2e-1' },
  },
}
const evidence: Evidence = {
  ...{ by: 'habit', lacking: null, campaign: 'x', arm: 'y', measure: 'conversion', uplift: 0.1, taken: 0.1 },
  ...{ low: 0, high: 0.2, group: null, ofBuyers: true },
  habits: [{ ranges: [{ habit: 'recency_days', above: 30, upTo: 90 }], uplift: 0.2, customers: 5 }],
}
const told = new Map<string, Evidence>([
  ['a', evidence],
  ['b', { ...evidence, by: 'assumed', measure: null, habits: null }],
  [
    'c',
    {
      ...evidence,
      by: 'group',
      measure: 'revenue',
      habits: null,
      group: { attribute: 'dog', sure: 3, values: [{ value: 'yes', uplift: 0.1 }] },
    },
  ],
])
const listed = { name: 'a', channel: 'b', cost: '1.5', changes: 'c', evidence: 'd', reason: 'e' }
const ofActions = {
  customers: customersSql(actions, told, {
    asOf: '2024-01-01' as Day,
    parts: new Set<Part>(['campaign_contact', 'interaction']),
    scores: new Set(['churn', 'value', 'uplift']),
    hasLists: true,
  }),
  habits: habitSumsSql([1n, 2n]),
  responses: responsesSql(offered, [[1, 4]]),
  'first choice': firstChoiceSql(offered, [scenario]),
  moves: movedSql(offered, [scenario]),
  outcomes: outcomesSql(offered),
  candidates: candidatesSql(offered),
  sample: sampleSql(offered, 4),
  fates: fateCountsSql(2),
  list: nextActivitiesSql([listed, listed], { scenario: 0, isBinding: true, control: 0.1 }),
}

test.each(Object.entries(ofActions))('compiled of activities: %s', (name, { build }) => {
  const built = build(trinoPortable)
  const text = 'compile' in built ? built.compile().sql : built.text
  const own = /: (md5|to_utf8|to_hex|from_base)\(\)/
  expect(faults(name, text).filter(fault => !own.test(fault))).toEqual([])
})

const everyPart = new Set<Part>([...entityNames, 'customer_attribute', 'owner', 'pipeline_stage'])
const facts = keyedParts(everyPart)
const ofParts: Record<string, string> = {
  ...Object.fromEntries(facts.map(name => [`sighted ${name}`, sightedSql(name, true)])),
  ...Object.fromEntries(facts.map(name => [`held ${name}`, heldSql(name, true)])),
  ...Object.fromEntries(facts.map(name => [`gone ${name}`, goneSql(name)])),
  ...Object.fromEntries(facts.map(name => [`days of ${name}`, factDaySql(name) ?? 'select 1 as a'])),
  sighted: sightedPartsSql(facts),
  facts: partFactsSql(facts),
  'left out': leftOutSql(facts),
  'named members': namedMembersSql(facts, true),
  'named stages': namedStagesSql(facts),
  'use of stages': stageUseSql(facts),
  'verdict of lines': newestSql(['shown_line', 'shown_deleted_line'], 'line_verdict'),
  'verdict of parts': newestSql(['shown_part', 'shown_deleted_part'], 'part_verdict'),
  'bridge of people': bridgeOfPeopleSql(),
  'quarantine of claims': rejudgedQuarantineSql(),
  'unrated facts': unratedSql(ratedFacts(everyPart)),
  ...Object.fromEntries(ratedFacts(everyPart).map(fact => [`rated ${fact.table}`, ratedSql(fact)])),
  ...Object.fromEntries(ratedFacts(everyPart).map(fact => [`unrated keys of ${fact.table}`, unratedKeysSql(fact)])),
  'priced products': pricedSql('product_observation', ['unit_cost', 'list_price']),
  'priced companies': pricedSql('account_observation', ['annual_revenue']),
}

test.each(Object.entries(ofParts))('compiled of names of entities: %s', (name, text) => {
  expect(faults(name, text)).toEqual([])
})

test.each(partChecks(everyPart, [{ source: 'desk', kind: 'calls' }]))('compiled of names of entities: $path', check => {
  const built = check.bound.build(trinoPortable)
  expect(faults(check.path, 'text' in built ? built.text : '')).toEqual([])
})

describe('a fault is found', () => {
  test.each([
    'select cast(x as timestamp) as x from t',
    'select x::bigint as x from t',
    'select x // 2 as x from t',
    'select x / y as x from t',
    'select x / 2 as x from t',
    'select x / nullif(y, 0) as x from t',
    'select x from t qualify row_number() over (partition by x order by y) = 1',
    'select x, count(*) as n from t group by all',
    'select * exclude (x) from t',
    'select distinct on (x) x, y from t',
    'select greatest(x, y) as x from t',
    'select least(coalesce(x, 0), y) as x from t',
    "select date_diff('month', x, y) as x from t",
    'select extract(dow from x) as x from t',
    "select regexp_replace(x, 'a', 'b') as x from t",
    'select concat(x, y) as x from t',
    'select max_by(x, y) as x from t',
    'select median(x) as x from t',
    'select md5(x) as x from t',
    'select avg(x) as x from t',
    'select array_agg(x) as x from t',
    'select row_number() over (partition by x) as n from t',
    'select row_number() over () as n from t',
    'select sum(x) filter (where y > 1) over (partition by z) as x from t',
    'select x from t limit 1',
    'select x from t order by x limit 1 offset 2',
    'select substr(x, 0, 2) as x from t',
    'select cast(x as varchar(3)) as x from t',
    'select interval 1 month + x as x from t',
    "select x + interval '1' week as x from t",
    'select 0.25 * x as x from t',
    'select y, sum(x) as x from t group by y order by cast(sum(x) as double) desc',
    'select x from t where x is true',
    'select x from t asof join u on t.x >= u.x',
    'select [1, 2] as x',
    "select x from t where x ilike 'a%'",
    "select strftime(x, '%Y') as x from t where lower(y) like trim(z)",
  ])('%s', text => {
    expect(faults('x.sql', `-- One row.\n${text}`)).not.toEqual([])
  })

  test('with its file and line', () => {
    const text =
      '-- One row, by median(x).\nselect\n  x, -- median(y)\n  median(x) as "median(z)", \'median(a)\' as b\nfrom t'
    expect(faults('marts/x.sql', text)).toEqual([
      'marts/x.sql:4: median() is not in portable-functions.ts: both engines must mean the same',
    ])
    expect(faults('marts/x.sql', 'select x\nfrom t\nwhere and')[0]).toMatch(/^marts\/x\.sql:3: /)
  })
})

test.each([
  "select cast(x as timestamp(6)) as x, cast(cast(cast(x as timestamp with time zone) at time zone 'Asia/Shanghai' as date) as varchar) as d from t",
  'select cast(x as double) / nullif(cast(y as double), 0e0) as x, x / 2e0 as y from t',
  "select greatest(coalesce(x, 0), -1, 5) as x, date_diff('day', x, y) as d from t",
  "select x + interval '1' month as x, extract(year from x) as y from t",
  'select row_number() over (partition by x order by y, z) as n, sum(x) over w as s from t window w as (order by y)',
  'select u.x from t cross join unnest(t.a) as u(x) where exists (select 1 from v where v.x in (1, 2))',
  'with a (x) as (values (1), (2)) select count(*) filter (where x > 1) as n, cast(1.5 as decimal(18,4)) as d from a',
  'select avg(cast(x as double)) as x, array_agg(x order by x) as a from t where x > $day group by grouping sets ((x), ())',
  'select x from t order by x offset 2 limit 1',
  'select x, row_number() over (partition by x order by sum(y) desc) as n from t group by x order by count(*), x',
])('no fault is found: %s', text => {
  expect(faults('x.sql', text)).toEqual([])
})

const grammar = new TrinoSQL()

/** `file:line: message` of each. */
function faults(file: string, source: string): string[] {
  const errors = grammar.validate(withoutNames(source)).map(({ startLine, message }) => ({ line: startLine, message }))
  return [...errors, ...portabilityFaults(source)].map(({ line, message }) => `${file}:${line}: ${message}`)
}

/** Trino has `?` for a parameter. */
function withoutNames(source: string): string {
  const parameters = new Set(sqlTokens(source).flatMap(({ kind, text }) => (kind === 'parameter' ? [text] : [])))
  return source.replaceAll(/--[^\n]*|'(?:[^']|'')*'|\$\w+/g, text => (parameters.has(text) ? '?' : text))
}

function names(folder: string): string[] {
  try {
    return readdirSync(join(root, folder)).sort()
  } catch (thrown) {
    // Folders come as their layers are written.
    if (hasCode(thrown, 'ENOENT')) return []
    throw thrown
  }
}

function from(table: string) {
  return builder<Record<string, Record<string, unknown>>>().selectFrom(table)
}
