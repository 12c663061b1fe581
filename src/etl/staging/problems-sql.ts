import { literal } from '../../warehouse/engine/quoting.js'
import type { StagedField, StageInput } from './stage-input.js'

/** A test that a record fails, and what is said of it then. */
interface Problem {
  readonly fails: string
  readonly label: string
  readonly value: string
  readonly reason: string
}

/** Everything that is wrong with a record, as a list of (column, value, reason); NULL where nothing is. */
export function problemsSql(fields: readonly StagedField[], input: StageInput, ofFile: readonly string[]): string {
  const problems = [
    ...ofFile.map(text => ({ fails: 'true', label: '', value: 'null', reason: literal(`the file ${text}`) })),
    ...fields.flatMap(ofField),
    ...ofOrderLine(fields, input),
    ...ofReturnLine(fields),
  ]
  const broken = entry({ label: '', value: 'broken_text', reason: 'broken_reason' })
  const any = problems.map(problem => `(${problem.fails})`).join(' or ')
  const list = problems.map(problem => `case when ${problem.fails} then ${entry(problem)} end`).join(',\n')
  return `case when broken_text is not null then [${broken}]
    when ${any || 'false'} then list_filter([${list || 'null'}], lambda p: p is not null)
    end`
}

function entry({ label, value, reason }: Omit<Problem, 'fails'>): string {
  return `{'column_name': ${label === '' ? 'null::varchar' : literal(label)}, 'value': cast(${value} as varchar), 'reason': ${reason}}`
}

function ofField({ text, typed, label, expected, required }: StagedField): Problem[] {
  const problems: Problem[] = []
  if (required) problems.push({ fails: `${text} is null`, label, value: 'null', reason: literal('is missing') })
  if (expected !== '') {
    const reason = literal(`expected ${expected}`)
    problems.push({ fails: `${text} is not null and ${typed} is null`, label, value: text, reason })
  }
  return problems
}

function ofOrderLine(fields: readonly StagedField[], input: StageInput): Problem[] {
  if (!fields.some(field => field.entity === 'order_line')) return []
  const price = labelOf(fields, 'order_line', 'unit_price')
  return [
    {
      fails: 'order_line__amount is null and order_line__quantity is not null and order_line__unit_price is not null',
      label: price,
      value: 'order_line__unit_price',
      reason: literal('quantity times price leaves the range of money'),
    },
    ...currency('order_line', fields, input),
  ]
}

function ofReturnLine(fields: readonly StagedField[]): Problem[] {
  return fields
    .filter(
      ({ entity, column }) => entity === 'return_line' && (column.name === 'quantity' || column.name === 'amount'),
    )
    .map(({ typed, label, text, column }) => ({
      fails: column.name === 'quantity' ? `${typed} <= 0` : `${typed} < 0`,
      label,
      value: text,
      reason: literal(
        column.name === 'quantity' ? 'expected a number above zero' : 'expected a number of at least zero',
      ),
    }))
}

/** An amount in another currency needs a rate; there is none, and 1.0 would be a lie. */
function currency(entity: 'order_line', fields: readonly StagedField[], input: StageInput): Problem[] {
  const mapped = fields.some(field => field.entity === entity && field.column.name === 'currency')
  const used = mapped
    ? `coalesce(${entity}__currency, ${literal(input.place.source.contract.currency)})`
    : literal(input.place.source.contract.currency)
  return [
    {
      fails: `upper(${used}) <> ${literal(input.projectCurrency)}`,
      label: labelOf(fields, entity, 'currency'),
      value: used,
      reason: literal(`no exchange rate to ${input.projectCurrency}`),
    },
  ]
}

function labelOf(fields: readonly StagedField[], entity: string, column: string): string {
  return fields.find(field => field.entity === entity && field.column.name === column)?.label ?? column
}
