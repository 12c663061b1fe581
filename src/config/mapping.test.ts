import { describe, expect, it } from 'vitest'
import { entities, entityNames, factNames, keyedNames } from './entity.js'
import { conditionOf, maps } from './mapping.js'
import { projectSchema } from './project.js'

function problems(given: unknown): readonly string[] {
  const { error } = maps.safeParse(given)
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('attributes of customers', () => {
  it('are columns beside the canonical ones', () => {
    const { customer } = maps.parse({
      customer: {
        customer_id: 'Id',
        attributes: { contract: 'Contract', senior: { column: 'Old', values: { '1': 'yes' } } },
      },
    })
    expect(Object.keys(customer ?? {})).toEqual(['customer_id', 'attributes.contract', 'attributes.senior'])
    expect(customer?.['attributes.senior']).toMatchObject({ columns: ['Old'], values: { '1': 'yes' } })
  })

  it.each([
    ['a name with a blank', { 'Monthly charges': 'M' }, 'a name of small letters, digits and _'],
    ['a number as a field', { tenure: 7 }, 'found the number 7'],
    ['a type that is none', { tenure: { column: 'T', type: 'number' } }, 'expected text or integer'],
    ['decimals: values are text', { tenure: { column: 'T', decimals: 0 } }, 'has no meaning for a column of type text'],
  ])('refuse %s', (_, attributes, message) => {
    const found = maps.safeParse({ customer: { customer_id: 'Id', attributes } }).error
    expect(JSON.stringify(found?.issues)).toContain(message)
  })

  it('have a type where they say one; canonical columns have their own', () => {
    const given = {
      customer: { customer_id: 'Id', attributes: { tenure: { column: 'T', type: 'decimal', decimals: 0 } } },
    }
    expect(problems(given)).toEqual([])
    expect(problems({ customer: { customer_id: 'Id', name: { column: 'N', type: 'text' } } })).toEqual([
      'customer.name.type: has no meaning for name, which is a column of type text; remove it',
    ])
  })

  it('are those of customers only', () => {
    expect(problems({ product: { product_id: 'Id', attributes: { colour: 'Colour' } } })[0]).toContain('attributes')
  })
})

describe('one record names one', () => {
  it('customer', () => {
    expect(
      problems({
        customer: { customer_id: 'Contact' },
        service_case: { opened_at: 'Created', customer_id: 'Requester' },
      }),
    ).toEqual([
      'service_case.customer_id: differs from that of customer; one record names one customer: map both alike',
    ])
  })

  it('customer, told twice alike', () => {
    const customer_id = { column: 'Contact', format: 'float' }
    expect(problems({ customer: { customer_id }, service_case: { opened_at: 'Created', customer_id } })).toEqual([])
  })
})

describe('the entities', () => {
  it.each(entityNames)('%s: its time and its keys are columns of its own', name => {
    const columns = entities[name].columns.map(column => column.name)
    const { time, keys = [] } = entities[name]
    expect(columns).toEqual(
      expect.arrayContaining([...time, ...keys.flatMap(({ all, also = [] }) => [...all, ...also])]),
    )
    expect(new Set(columns).size).toBe(columns.length)
  })

  it('every fact is an entity of which the newest holds, or a line', () => {
    const known: readonly string[] = [...keyedNames, 'order_line', 'return_line']
    expect(factNames.filter(name => !known.includes(name))).toEqual([])
    expect(keyedNames.filter(name => entities[name].keys === undefined)).toEqual([])
  })
})

describe('the unit of customers', () => {
  const project = (customer: unknown) =>
    projectSchema.safeParse({ version: 1, project: 'p', currency: 'GBP', sources: { s: { preset: 'x' } }, customer })

  it('is the person unless it is said', () => {
    expect(project({}).data?.customer).toEqual({ unit: 'person', roll_up: 'none', same_when: [] })
  })

  it('rolls companies up to the one that they belong to, not people', () => {
    expect(project({ unit: 'account', roll_up: 'parent' }).error).toBeUndefined()
    expect(project({ roll_up: 'parent' }).error?.issues[0]?.message).toContain('write unit: account')
  })
})

describe('a part that only some records have', () => {
  const line = { order_id: 'O', product_id: 'P', ordered_at: 'A', quantity: 'Q', unit_price: 'U' }
  const back = { order_id: 'O', product_id: 'P', returned_at: 'A', quantity: 'Q', amount: 'R' }

  it('hangs on a condition', () => {
    const { return_line } = maps.parse({ order_line: line, return_line: { when: 'number([R]) > 0', ...back } })
    expect(conditionOf(return_line)).toBe('number([R]) > 0')
    expect(conditionOf({})).toBeNull()
  })

  it.each<[string, object, string]>([
    ['no condition', { order_line: line, return_line: { when: '[R]', ...back } }, 'return_line.when: '],
    [
      'what the record is about',
      { return_line: { when: 'number([R]) > 0', ...back } },
      'return_line.when: has no meaning here: its records are about the return line; ignore those',
    ],
    ['a member', { customer: { customer_id: 'C', when: 'number([R]) > 0' } }, 'customer: '],
  ])('but not on %s', (_, given, message) => {
    expect(problems(given)[0]).toContain(message)
  })
})
