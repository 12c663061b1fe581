import { amountsOf, type EntityName, entities, entityNames } from '../../config/entity.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { noRates } from '../../warehouse/star/mended-elsewhere.js'
import { quarantiningDrift } from '../drift/header-drift.js'
import { businessYears } from './business-years.js'
import type { CellError } from './cell-errors.js'
import { unmetDemands } from './demands-sql.js'
import { heldParts } from './held-parts.js'
import { ambiguousReason } from './moment-sql.js'
import { currencyFrom } from './money-currency.js'
import { headerProblems } from './resolve-field.js'
import type { StagedField, StageInput } from './stage-input.js'

/** A test that a record fails, and what is said of it then. */
interface Problem {
  readonly fails: string
  readonly label: string
  readonly value: string
  readonly reason: string
}

/** Everything that is wrong with a record, as a list of (column, value, reason); NULL where nothing is. */
export function problemsSql(fields: readonly StagedField[], input: StageInput, errors: readonly CellError[]): string {
  const problems = [
    ...fileProblems(input).map(text => ({
      fails: 'true',
      label: '',
      value: 'null',
      reason: literal(`the file ${text}`),
    })),
    ...errors.map(ofCell),
    ...fields.flatMap(field => ofField(field, input)),
    ...heldParts(input.kind, input.header).map(({ unsure: { name, label, reason } }) => ({
      fails: `${name} is not null`,
      label,
      value: name,
      reason: literal(reason),
    })),
    ...ofOrderLine(fields),
    ...ofReturnLine(fields),
    ...ofCurrency(fields, input),
  ]
  // A cell that fills several canonical columns is wrong once.
  const distinct = problems.filter(
    (one, i) => problems.findIndex(other => JSON.stringify(other) === JSON.stringify(one)) === i,
  )
  const broken = entry({ label: '', value: 'broken_text', reason: 'broken_reason' })
  const any = distinct.map(problem => `(${problem.fails})`).join(' or ')
  const list = distinct.map(problem => `case when ${problem.fails} then ${entry(problem)} end`).join(',\n')
  return `case when broken_text is not null then [${broken}]
    when ${any || 'false'} then list_filter([${list || 'null'}], lambda p: p is not null)
    end`
}

/** What is wrong with every record of a file, in words such as "has no column …". */
function fileProblems({ place, kind, header, fileProblems = [] }: StageInput): readonly string[] {
  const { on_drift } = place.source.contract
  return [...headerProblems(kind, header), ...quarantiningDrift(on_drift, kind, header), ...fileProblems]
}

function entry({ label, value, reason }: Omit<Problem, 'fails'>): string {
  return `{'column_name': ${label === '' ? 'null::varchar' : literal(label)}, 'value': cast(${value} as varchar), 'reason': ${reason}}`
}

function ofCell({ name, label }: CellError): Problem {
  return {
    fails: `${name} is not null`,
    label,
    value: name,
    reason: literal('expected a value, found an error of the spreadsheet'),
  }
}

function ofField(field: StagedField, input: StageInput): Problem[] {
  return ownProblems(field, input).map(problem => {
    // What the spreadsheet could not calculate is one thing wrong, not two.
    const isValue = field.cellErrors.map(name => `${name} is null and `).join('')
    return { ...problem, fails: whereHeld(field.held, `${isValue}${problem.fails}`) }
  })
}

/** What a record does not hold cannot be wrong with it. */
function whereHeld(held: string | null, test: string): string {
  return held === null ? test : `${held} and (${test})`
}

function ownProblems(field: StagedField, { place }: StageInput): Problem[] {
  const { text, typed, label, expected, ambiguous, required, column } = field
  const problems: Problem[] = []
  if (required) problems.push({ fails: `${text} is null`, label, value: 'null', reason: literal('is missing') })
  if (ambiguous) {
    const reason = literal(ambiguousReason(ambiguous.formats))
    problems.push({ fails: ambiguous.test, label, value: text, reason })
  }
  if (expected !== '') {
    const reason = literal(`expected ${expected}`)
    const other = ambiguous ? ` and (${ambiguous.test}) is null` : ''
    problems.push({ fails: `${text} is not null and ${typed} is null${other}`, label, value: text, reason })
  }
  if (field.skipped) {
    const reason = literal(`expected ${field.skipped.expected}`)
    problems.push({ fails: field.skipped.test, label, value: text, reason })
  }
  problems.push(...ofRange(field))
  const demands = field.field.kind === 'value' ? {} : field.field
  for (const { fails, reason } of unmetDemands(demands, column.type, field, place.source.contract.timezone))
    problems.push({ fails, label, value: text, reason: literal(reason) })
  if (isBusinessTime(field)) {
    const { first, last } = businessYears
    const reason = literal(`expected a time in the years ${first} to ${last}`)
    problems.push({ fails: `year(${typed}) not between ${first} and ${last}`, label, value: text, reason })
  }
  return problems
}

/** A share is from 0 to 1, a wait is not below zero: what lies outside is in another unit, or no such number. */
function ofRange({ text, typed, label, column: { least, most } }: StagedField): Problem[] {
  const fails = [
    ...(least === undefined ? [] : [`${typed} < ${least}`]),
    ...(most === undefined ? [] : [`${typed} > ${most}`]),
  ]
  if (fails.length === 0) return []
  const range = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`
  return [{ fails: fails.join(' or '), label, value: text, reason: literal(`expected a number ${range}`) }]
}

/** Whether a column says when something happened or held; a day of birth does not. */
function isBusinessTime({ entity, column }: StagedField): boolean {
  return column.type === 'timestamp' || entities[entity].time.includes(column.name)
}

/** What the units of a line come to, at its price and at its cost. */
const lineProducts = [
  ['unit_price', 'amount', 'price'],
  ['unit_cost', 'cost', 'cost'],
] as const

function ofOrderLine(fields: readonly StagedField[]): Problem[] {
  return lineProducts.flatMap(([column, product, word]) => {
    const field = fieldOf(fields, 'order_line', column)
    if (!field) return []
    return {
      fails: `order_line__${product} is null and order_line__quantity is not null and order_line__${column} is not null`,
      label: field.label,
      value: field.text,
      reason: literal(`quantity times ${word} leaves the range of money`),
    }
  })
}

function ofReturnLine(fields: readonly StagedField[]): Problem[] {
  const units = fieldOf(fields, 'return_line', 'quantity')
  const amount = fieldOf(fields, 'return_line', 'amount')
  if (!units || !amount) return []
  const ofUnits = { label: units.label, value: units.text }
  const ofAmount = { label: amount.label, value: amount.text }
  return [
    { fails: `${units.typed} <= 0`, ...ofUnits, reason: literal('expected a number above zero') },
    { fails: `${amount.typed} < 0`, ...ofAmount, reason: literal('expected a number of at least zero') },
    {
      // The star divides them.
      fails: `not is_money(${amount.typed} / nullif(cast(${units.typed} as double), 0))`,
      ...ofAmount,
      reason: literal('amount divided by quantity leaves the range of money'),
    },
  ].map(problem => ({ ...problem, fails: whereHeld(units.held, problem.fails) }))
}

/** Money in another currency needs a rate; where no source has any, 1.0 would be a lie. */
function ofCurrency(fields: readonly StagedField[], { place, kind, projectCurrency, hasRates }: StageInput): Problem[] {
  // Whether there is a rate of its day depends on other records: that is claimed (claims-sql.ts).
  if (hasRates) return []
  const declared = literal(place.source.contract.currency)
  const amounts = new Map<StagedField | undefined, string[]>()
  for (const entity of entityNames) {
    const names = amountsOf(entity).map(({ name }) => name)
    const own = fields.filter(field => field.entity === entity && names.includes(field.column.name))
    const from = currencyFrom(entity, kind.maps)
    if (own.length === 0 || (entity === 'target' && from === null)) continue
    const currency = from ? fieldOf(fields, from, 'currency') : undefined
    amounts.set(currency, [
      ...(amounts.get(currency) ?? []),
      ...own.map(({ held, typed }) => (held === null ? typed : `case when ${held} then ${typed} end`)),
    ])
  }
  return [...amounts].map(([currency, typed]) => {
    const isPlan = currency?.entity === 'target'
    const used = isPlan ? currency.text : currency ? `coalesce(${currency.text}, ${declared})` : declared
    return {
      fails: `upper(${used}) <> ${literal(projectCurrency)} and coalesce(${typed.join(', ')}) is not null`,
      label: currency?.label ?? 'currency',
      value: used,
      reason: literal(`${noRates.begins} ${projectCurrency}`),
    }
  })
}

function fieldOf(fields: readonly StagedField[], entity: EntityName, column: string): StagedField | undefined {
  return fields.find(field => field.entity === entity && field.column.name === column)
}
