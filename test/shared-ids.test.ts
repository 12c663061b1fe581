import { describe, expect, it } from 'vitest'
import { ask, night } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'
import { outcomeOf } from './support/small-source.js'

/** Two sources with the ids of one: whose customers and products they are, and who holds where both speak at once. */

const project = (zone = 'Europe/London') => `version: 1
project: shared
timezone: ${zone}
currency: GBP
sources:
  a:
    files:
      - { name: people, path: exports/a-people*.csv, maps: { customer: { customer_id: Id, name: Text, updated_at: At } } }
      - { name: goods, path: exports/a-goods*.csv, maps: { product: { product_id: Id, name: Text, updated_at: At } } }
  b:
    ids: { customer: a, product: a }
    files:
      - { name: people, path: exports/b-people*.csv, maps: { customer: { customer_id: Id, country: Text, updated_at: At } } }
      - { name: goods, path: exports/b-goods*.csv, maps: { product: { product_id: Id, category: Text, updated_at: At } } }
`
const files = ['a-people', 'b-people', 'a-goods', 'b-goods'].map(name => ({
  name: `${name}.csv`,
  text: `Id,Text,At\n${name.slice(2)},Georgia,2024-01-02 10:00:00\n`,
}))

describe('records of two sources that are equal as text, of one customer at one moment', () => {
  it('give the same from any order of arrival', async () => {
    const atOnce = await outcomeOf([files], project())
    expect(await outcomeOf([files.slice(0, 1), files.slice(1)], project())).toEqual(atOnce)
    expect(await outcomeOf([files.toReversed().slice(0, 2), files], project())).toEqual(atOnce)
  })

  it('belong to the source whose ids they carry, whoever showed them', async () => {
    await using shown = await projectFolder(project())
    for (const { name, text } of files.filter(file => file.name.startsWith('b')))
      await put(shown.path, `exports/${name}`, text)
    await night(shown.path, '2024-02-01')
    const owners = `select source from dim_customer where customer_key <> 0
      union all select source from dim_customer_record where customer_record_key <> 0
      union all select source from dim_product where product_key <> 0`
    expect(await ask(shown.path, owners)).toEqual([{ source: 'a' }, { source: 'a' }, { source: 'a' }])
    // What a deadline is held against is the source that delivered.
    expect(await ask(shown.path, 'select * from source_day')).toEqual([{ source: 'b', newest_on: '2024-01-02' }])
  })
})

it('a customer is known from the business day on which a source showed them, not from its day in UTC', async () => {
  await using shown = await projectFolder(project('America/New_York'))
  await put(shown.path, 'exports/a-people.csv', 'Id,Text,At\n1,Ann,2024-05-09 21:00:00\n2,Ben,2024-05-10 00:30:00\n')
  await night(shown.path, '2024-05-10')
  const known = 'select customer_id from mart_customer join dim_customer using (customer_key) where customer_key <> 0'
  expect(await ask(shown.path, known)).toEqual([{ customer_id: '1' }])
})
