import { describe, expect, it } from 'vitest'
import { entities } from './entity.js'
import { loadPreset, parsePreset, presetNames } from './load-preset.js'

describe('presets', async () => {
  it.each(await presetNames())('%s is a contract that maps every required column', async name => {
    const { contract } = await loadPreset(name)
    for (const file of contract.files) {
      for (const [entity, mapping] of Object.entries(file.maps)) {
        const { columns } = Object.entries(entities).find(([each]) => each === entity)?.[1] ?? { columns: [] }
        expect(Object.keys(mapping)).toEqual(
          expect.arrayContaining(columns.filter(column => column.required).map(({ name }) => name)),
        )
      }
    }
  })

  it('online-retail knows the headers of both exports', async () => {
    const { contract } = await loadPreset('online-retail')
    const exports = [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
      'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country',
    ].map(header => header.split(','))
    for (const header of exports) {
      const used = new Set<string>()
      for (const mapping of Object.values(contract.files[0]?.maps ?? {})) {
        for (const field of Object.values(mapping)) {
          if (field.kind !== 'column') continue
          const found = field.columns.filter(column => header.includes(column))
          expect(found).toHaveLength(1)
          for (const column of found) used.add(column)
        }
      }
      expect([...used].sort()).toEqual([...header].sort())
    }
  })

  it('suggest the nearest name', async () => {
    await expect(loadPreset('online_retail')).rejects.toThrow(
      "presets: no preset 'online_retail'; did you mean 'online-retail'?",
    )
    await expect(loadPreset('../package')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('name what is wrong in them', () => {
    const text = 'files:\n  - name: a\n    maps: { custmer: { customer_id: Id } }\n'
    expect(() => parsePreset(text, 'x')).toThrow(
      "presets/x.yaml:3:13 files[0].maps.custmer: unknown key 'custmer'; did you mean 'customer'?",
    )
  })
})
