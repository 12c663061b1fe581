import { expect, it } from 'vitest'
import { askOne, night } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'
import { outcomeOf } from './support/small-source.js'

const yaml = `version: 1
project: mended
timezone: Europe/London
currency: GBP
limits: { quarantined: 1 }
sources:
  shop:
    path: exports/*.csv
    files:
      - name: lines
        maps:
          order_line:
            order_id: Order
            product_id: Product
            ordered_at: { column: At, format: '%d/%m/%Y %H:%M' }
            quantity: Units
            unit_price: Price
`
const file = (name: string, at: string) => ({ name, text: `Order,Product,At,Units,Price\n1,MUG,${at},2,1.50\n` })
const wrong = file('a.csv', '2024-01-05 10:00:00')
const mended = file('b.csv', '05/01/2024 10:00')

it('a mended record is loaded, whether it comes after its quarantined twin or before', async () => {
  await using project = await projectFolder(yaml)
  for (const { name, text } of [wrong, mended]) {
    await put(project.path, `exports/${name}`, text)
    await night(project.path, '2024-02-01')
  }
  expect(await askOne(project.path, 'select count(*) as lines from fct_order_line')).toEqual({ lines: 1n })
  expect(await outcomeOf([[wrong], [mended]], yaml)).toEqual(await outcomeOf([[mended], [wrong]], yaml))
})
