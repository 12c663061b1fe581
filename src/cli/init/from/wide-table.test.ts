import { expect, it } from 'vitest'
import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { wideTable } from './wide-table.js'

const none = { formats: [], ambiguous: null, hour: null, isReal: false, isEmail: false, nested: [] }

function column(name: string, more: Partial<SampledColumn> = {}): SampledColumn {
  return { ...none, name, filled: 2, values: ['1', '2'], distinct: 2, commonest: '1', number: {}, ...more }
}

const text = (name: string) => column(name, { number: null })
const turned = (...columns: readonly SampledColumn[]) => wideTable(columns)?.unpivot.columns

it('months on top are turned, however they are written', () => {
  expect(turned(text('Region'), column('2024-01'), column('2024-02'), column('2024-03'))).toEqual(['????-??'])
  expect(turned(text('Region'), column('Nov 24'), column('Dec 24'), column('Jan 25'))).toEqual(['??? ??'])
})

it('so are days in the cells of a sheet', () => {
  const wide = wideTable([text('Region'), ...['01', '02', '03'].map(one => column(`2024-${one}-01 00:00:00.000`))])
  expect(wide).toMatchObject({ unpivot: { columns: ['????-??-01 00:00:00*'] }, period: { field: 'month' } })
})

it('days of a month are not taken for months of years', () => {
  expect(turned(text('Store'), column('Jan 24'), column('Jan 25'), column('Jan 26'))).toBeUndefined()
})

it('currencies on top are rates where rows are days, and prices where they are products', () => {
  const money = [column('EUR'), column('USD'), column('GBP')]
  expect(turned(column('Date', { formats: ['iso'], number: null }), ...money)).toEqual(['???'])
  expect(turned(text('sku'), text('name'), ...money)).toBeUndefined()
})
