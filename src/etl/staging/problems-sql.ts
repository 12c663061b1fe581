import { amountsOf, type EntityName, entities, entityNames } from '../../config/entity.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { noRates } from '../../warehouse/star/mended-elsewhere.js'
import { quarantiningDrift } from '../drift/header-drift.js'
import { businessYears } from './business-years.js'
import type { CellError } from './cell-errors.js'
import { unmetDemands } from './demands-sql.js'
import { ambiguousReason } from './moment-sql.js'
import { currencyFrom } from './money-currency.js'
import { headerProblems } from './resolve-field.js'
import type { Flaw, StagedField, StageInput } from './stage-input.js'

/** Everything that is wrong with a record, as a list of (column, value, reason); NULL where nothing is. */
export function problemsSql(
  fields: readonly StagedField[],
  input: StageInput,
  errors: readonly CellError[],
  unsure: readonly Flaw[],
): string {
  const problems = [
    ...fileProblems(input).map(text => ({
      fails: 'true',
      label: '',
      value: 'null',
      reason: `the file ${text}`,
    })),
    ...errors.map(ofCell),
    ...fields.flatMap(field => ofField(field, input)),
    ...unsure,
    ...ofOrderLine(fields),
    ...ofReturnLine(fields),
    ...ofCurrency(fields, input),
  ]
  // A cell that fills several canonical columns is wrong once.
  const distinct = problems.filter(
    (one, i) => problems.findIndex(other => JSON.stringify(other) === JSON.stringify(one)) === i,
  )
  const broken = entry({ label: '', value: 'broken_text' }, 'broken_reason')
  const any = distinct.map(problem => `(${problem.fails})`).join(' or ')
  const list = distinct
    .map(problem => `case when ${problem.fails} then ${entry(problem, literal(problem.reason))} end`)
    .join(',\n')
  return `case when broken_text is not null then [${broken}]
    when ${any || 'false'} then list_transform(
      list_filter([${list || 'null'}], lambda p: p is not null),
      lambda p: struct_update(p, reason := refusal(p.value, p.reason))
    )
    end`
}

/** What is wrong with every record of a file, in words such as "has no column …". */
function fileProblems({ place, kind, header, fileProblems = [] }: StageInput): readonly string[] {
  const { on_drift } = place.source.contract
  return [...headerProblems(kind, header), ...quarantiningDrift(on_drift, kind, header), ...fileProblems]
}

function entry({ label, value }: Pick<Flaw, 'label' | 'value'>, reason: string): string {
  return `{'column_name': ${label === '' ? 'null::varchar' : literal(label)}, 'value': cast(${value} as varchar), 'reason': ${reason}}`
}

function ofCell({ name, label }: CellError): Flaw {
  return {
    fails: `${name} is not null`,
    label,
    value: name,
    reason: 'expected a value, found an error of the spreadsheet',
  }
}

function ofField(field: StagedField, input: StageInput): Flaw[] {
  const isValue = field.cellErrors.map(name => `${name} is null and `).join('')
  const isRead = field.unreadable.map(({ fails }) => `${fails} is not true and `).join('')
  // What the spreadsheet could not calculate, or an expression not read, is one thing wrong, not two.
  return [
    ...field.unreadable.map(flaw => ({ ...flaw, fails: `${isValue}(${flaw.fails})` })),
    ...ownProblems(field, input).map(flaw => ({ ...flaw, fails: `${isValue}${isRead}(${flaw.fails})` })),
  ].map(flaw => ({ ...flaw, fails: whereHeld(field.held, flaw.fails) }))
}

/** What a record does not hold cannot be wrong with it. */
function whereHeld(held: string | null, test: string): string {
  return held === null ? test : `${held} and (${test})`
}

function ownProblems(field: StagedField, { place }: StageInput): Flaw[] {
  const { text, typed, label, expected, ambiguous, required, column } = field
  const problems: Flaw[] = []
  if (required) problems.push({ fails: `${text} is null`, label, value: 'null', reason: 'is missing' })
  if (ambiguous) {
    const reason = ambiguousReason(ambiguous.formats)
    problems.push({ fails: ambiguous.test, label, value: text, reason })
  }
  if (expected !== '') {
    const reason = `expected ${expected}`
    const other = ambiguous ? ` and (${ambiguous.test}) is null` : ''
    problems.push({ fails: `${text} is not null and ${typed} is null${other}`, label, value: text, reason })
  }
  if (field.skipped) {
    const reason = `expected ${field.skipped.expected}`
    problems.push({ fails: field.skipped.test, label, value: text, reason })
  }
  problems.push(...ofRange(field))
  const demands = field.field.kind === 'value' ? {} : field.field
  for (const { fails, reason } of unmetDemands(demands, column.type, field, place.source.contract.timezone))
    problems.push({ fails, label, value: text, reason })
  if (isBusinessTime(field)) {
    const { first, last } = businessYears
    const reason = `expected a time in the years ${first} to ${last}`
    problems.push({ fails: `year(${typed}) not between ${first} and ${last}`, label, value: text, reason })
  }
  return problems
}

/** A share is from 0 to 1, a wait is not below zero: what lies outside is in another unit, or no such number. */
function ofRange({ text, typed, label, column: { least, most } }: StagedField): Flaw[] {
  const fails = [
    ...(least === undefined ? [] : [`${typed} < ${least}`]),
    ...(most === undefined ? [] : [`${typed} > ${most}`]),
  ]
  if (fails.length === 0) return []
  const range = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`
  return [{ fails: fails.join(' or '), label, value: text, reason: `expected a number ${range}` }]
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

function ofOrderLine(fields: readonly StagedField[]): Flaw[] {
  return lineProducts.flatMap(([column, product, word]) => {
    const field = fieldOf(fields, 'order_line', column)
    if (!field) return []
    return {
      fails: `order_line__${product} is null and order_line__quantity is not null and order_line__${column} is not null`,
      label: field.label,
      value: field.text,
      reason: `quantity times ${word} leaves the range of money`,
    }
  })
}

function ofReturnLine(fields: readonly StagedField[]): Flaw[] {
  const units = fieldOf(fields, 'return_line', 'quantity')
  const amount = fieldOf(fields, 'return_line', 'amount')
  if (!units || !amount) return []
  const ofUnits = { label: units.label, value: units.text }
  const ofAmount = { label: amount.label, value: amount.text }
  return [
    { fails: `${units.typed} <= 0`, ...ofUnits, reason: 'expected a number above zero' },
    { fails: `${amount.typed} < 0`, ...ofAmount, reason: 'expected a number of at least zero' },
    {
      // The star divides them.
      fails: `not is_money(${amount.typed} / nullif(cast(${units.typed} as double), 0))`,
      ...ofAmount,
      reason: 'amount divided by quantity leaves the range of money',
    },
  ].map(problem => ({ ...problem, fails: whereHeld(units.held, problem.fails) }))
}

/** Money in another currency needs a rate; where no source has any, 1.0 would be a lie. */
function ofCurrency(fields: readonly StagedField[], { place, kind, projectCurrency, hasRates }: StageInput): Flaw[] {
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
      reason: `${noRates.begins} ${projectCurrency}`,
    }
  })
}

function fieldOf(fields: readonly StagedField[], entity: EntityName, column: string): StagedField | undefined {
  return fields.find(field => field.entity === entity && field.column.name === column)
}
