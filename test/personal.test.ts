import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { smallYaml } from './small-project.js'
import { kehu } from './support/cli.js'
import { projectFolder, put } from './support/project-folder.js'

const declared = smallYaml
  .replace(
    'customer_id: Id,',
    'customer_id: { column: Id, personal: true }, country: { column: Land, personal: true, length: 2 },',
  )
  .replace('exports/customers.csv', 'exports/people.csv')

test('a column that a source declares personal is masked in queries, rejects and reports', async () => {
  await using project = await projectFolder(declared)
  await put(
    project.path,
    'exports/people.csv',
    'Id,Name,Email,Born,Land\nSECRET1,A,a@b.cd,1980-03-12,FR\nSECRET2,B,,1980-03-12,Narnia\n',
  )
  const orders = [1, 2, 3, 4, 5, 6, 7, 8].map(n => `O${n},SECRET1,P1,2024-0${1 + (n % 6)}-0${n},1,2.50`)
  await put(project.path, 'exports/lines-a.csv', `Order,Customer,Product,At,Quantity,Price\n${orders.join('\n')}\n`)
  expect(await kehu(project.path, ['run', '--as-of', '2024-07-01'])).toMatchObject({ code: 0 })

  const query = (...words: string[]) => kehu(project.path, ['query', ...words])
  const sql = 'select customer_id, country from dim_customer where customer_key <> 0 order by 1, 2'
  expect((await query(sql)).stdout).toBe('{"customer_id":"***","country":"***"}\n')
  expect((await query(sql, '--personal', 'country,customer_id')).stdout).toBe(
    '{"customer_id":"SECRET1","country":"FR"}\n',
  )
  expect((await query(sql, '--personal', 'land')).stderr).toContain('land is no personal column')

  const rejects = (await kehu(project.path, ['rejects', 'list'])).stdout
  expect(JSON.parse(rejects)).toMatchObject({ column_name: 'Land', reason: 'expected 2 characters', example: '***' })
  for (const page of ['index', 'rfm', 'movers'])
    expect(await readFile(join(project.path, `warehouse/current/report/${page}.html`), 'utf8')).not.toMatch(
      /SECRET|Narnia/,
    )
})
