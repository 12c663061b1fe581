import { entities } from '../../../config/entity.js'
import { type ColumnType, isNumeric } from '../../../config/entity-column.js'
import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { type Columns, filled, isNumber, isTime, isUnique } from './columns.js'
import { bracket, day, monthly, named, number, type ProposedField } from './propose-field.js'
import { currencyOf, customerOf, type Fields, type Maps, personOf } from './propose-person.js'
import type { Recipe } from './recipes.js'
import type { Meaning } from './words.js'

/** What a file holds by a recipe: fields of its entity, of its customer too; null where it does not tell of it. */
export function follow(recipe: Recipe, columns: Columns): Maps | null {
  const { entity, needs, oneOf, tells } = recipe
  const canonical = entities[entity].columns
  const typeOf = (to: string): ColumnType => canonical.find(({ name }) => name === to)?.type ?? 'text'
  const whose = ownerOf(recipe, columns)
  const ofAccount = whose.customer_id === undefined && canonical.some(({ name }) => name === 'account_id')
  const taken = new Set(whose.customer_id?.columns ?? [])
  const isFree = (one: SampledColumn) => filled(one) && !taken.has(one.name)
  const own: Record<string, ProposedField> = {}
  const found = new Map<string, SampledColumn>()
  const told = new Set<Meaning>()
  for (const [to, meaning] of Object.entries(recipe.columns)) {
    const type = typeOf(to)
    const isOwnId = to.endsWith('_id') && entity.endsWith(to.replace(/_id$/, ''))
    const free = (one: SampledColumn) => isFree(one) && fits(one, type) && !(isOwnId && isAnswer(one))
    const [known] = [meaning].flat().flatMap(one => {
      const column = one === 'time' ? columns.timeOf(free) : columns.find(one, free)
      return column ? [{ column, by: one }] : []
    })
    if (!known) continue
    const { column, by } = known
    told.add(by)
    taken.add(column.name)
    found.set(to, column)
    const field = by === 'yearly' ? monthly(column) : typed(column, type, columns)
    const asked = recipe.asks?.[to]
    own[to] = asked === undefined ? field : { ...field, why: `${field.why}; ${asked}` }
  }
  const company = ofAccount && recipe.columns.account_id === undefined ? columns.find('companyId', isFree) : undefined
  const isCalled = recipe.stem.test(columns.stem.toLowerCase())
  const [id = ''] = needs
  const isOfCustomer = isCalled && recipe.ofCustomerWith !== undefined && own[recipe.ofCustomerWith] !== undefined
  if (isOfCustomer && own[id] === undefined && columns.customer && isUnique(columns.customer))
    own[id] = named(columns.customer, 'one record a customer')
  const all: Fields = {
    ...recipe.always?.(columns.stem),
    ...own,
    ...whose,
    ...(company && { account_id: named(company) }),
  }
  const has = (to: string) => all[to] !== undefined
  const key = recipe.isListed ? found.get(id) : undefined
  if (!needs.every(has) || (oneOf && !oneOf.some(has)) || !(isCalled || tells.every(one => told.has(one)))) return null
  if ((key && !isUnique(key)) || (recipe.isOfNobody && columns.customer)) return null
  const money =
    own.currency === undefined && canonical.some(({ name }) => name === 'currency') ? currencyOf(columns) : {}
  const person = whose.customer_id && recipe.columns.email === undefined ? personOf(columns) : {}
  return { [entity]: { ...all, ...money, ...columns.updatedOf(taken) }, ...person }
}

/** Whose it is. The address of a lead is of nobody who is known. */
function ownerOf({ entity, columns: { email } }: Recipe, columns: Columns): ReturnType<typeof customerOf> {
  const has = (wanted: string) => entities[entity].columns.some(({ name }) => name === wanted)
  if (!has('customer_id')) return {}
  if (email === undefined) return customerOf(columns)
  return columns.customer ? { customer_id: named(columns.customer) } : {}
}

/** `Contract` may number contracts; where two years or one month is all that a hundred records say, it does not. */
function isAnswer({ values, distinct, filled }: SampledColumn): boolean {
  return values.length > 0 && distinct * 10 < filled
}

function fits(column: SampledColumn, type: ColumnType): boolean {
  if (type === 'timestamp' || type === 'date') return isTime(column)
  if (isNumeric(type)) return isNumber(column)
  if (type === 'boolean') return filled(column) && (column.distinct <= 2 || isTime(column))
  return filled(column)
}

function typed(column: SampledColumn, type: ColumnType, columns: Columns): ProposedField {
  if (type === 'timestamp') return columns.moment(column)
  if (type === 'date') return day(column)
  if (isNumeric(type)) return number(column)
  if (type !== 'boolean' || !isTime(column) || isNumber(column)) return named(column)
  const why = 'it was where its time is told'
  return { field: { expression: `not is_null(${bracket(column.name)})` }, columns: [column.name], why }
}
