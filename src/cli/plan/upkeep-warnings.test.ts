import { expect, it } from 'vitest'
import { projectFolder } from '../../../test/support/project-folder.js'
import { loadProject } from '../../config/load-project.js'
import { contractWarnings, referenceWarnings } from './contract-warnings.js'

const order = 'order_id: Order, product_id: Product, ordered_at: At, quantity: Units, unit_price: Price'

async function warned(files: string, more = ''): Promise<readonly string[]> {
  await using folder = await projectFolder(`version: 1
project: warned
currency: GBP
sources:
  shop:
    path: exports/*.csv
    ${more}
    files: [${files}]
`)
  const { sources } = await loadProject(folder.path)
  return [
    ...sources.flatMap(source => contractWarnings(source, { currency: 'GBP', hasRates: false })),
    ...referenceWarnings(sources),
  ]
}

it.each<[string, string, string, string | null]>([
  [
    'an order that arrival decides on',
    `{ name: a, maps: { order_line: { ${order} } } }`,
    'replaces: order',
    'of two deliveries of an order the one that arrives later holds',
  ],
  [
    'an order with versions',
    `{ name: a, maps: { order_line: { ${order}, updated_at: Changed } } }`,
    'replaces: order',
    null,
  ],
  [
    'a file that arrival decides on',
    `{ name: a, maps: { order_line: { ${order} } } }`,
    'replaces: file',
    'of two files of one name the one that arrives later holds',
  ],
  [
    'a file with versions',
    `{ name: a, maps: { order_line: { ${order}, updated_at: Changed } } }`,
    'replaces: file',
    null,
  ],
  [
    'a flag on lines that nothing names',
    `{ name: a, maps: { order_line: { ${order} } } }`,
    'deletes: { flag: Gone }',
    'without line_id nothing tells which it is',
  ],
  [
    'a reference to nobody',
    `{ name: a, maps: { order_line: { ${order}, customer_id: { column: Who, references: customer } } } }`,
    '',
    'its records refer to a customer of shop, and no kind of file is the master of those',
  ],
  [
    'a customer without any time',
    '{ name: a, maps: { customer: { customer_id: Id } } }',
    '',
    'a customer has no time and so no history',
  ],
])('warns of %s', async (_, files, more, warning) => {
  const found = await warned(files, more)
  if (warning === null) expect(found).toEqual([])
  else expect(found.join('\n')).toContain(warning)
})
