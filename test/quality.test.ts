import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { kehu } from './support/cli.js'
import { ask, night } from './support/night.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'

const yaml = (quality: string) =>
  `version: 1
project: quality
currency: GBP
limits: { quarantined: 0.5 }
sources:
  shop:
    deadline_days: 3
    ${quality}
    files:
      - name: lines
        path: exports/lines-*.csv
        ignore: []
        maps: { order_line: { order_id: Order, customer_id: Customer, product_id: Product, ordered_at: At, quantity: Quantity, unit_price: Price } }
`.replace('        ignore: []\n', '')

/** So many lines on each of some days; every `nobody`th of them names no customer. */
function lines(from: string, days: number, perDay: number, nobody = 10): string {
  const rows: string[] = []
  for (let d = 0; d < days; d++) {
    const day = new Date(Date.parse(from) + d * 86_400_000).toISOString().slice(0, 10)
    for (let i = 0; i < perDay; i++) rows.push(`${day}-${i},${i % nobody === 0 ? '' : `C${i}`},P1,${day},1,2.50`)
  }
  return `Order,Customer,Product,At,Quantity,Price\n${rows.join('\n')}\n`
}

/** Ten weeks of 20 lines a day, up to the last of May. */
async function started(quality: string): Promise<ProjectFolder> {
  const project = await projectFolder(yaml(quality))
  await put(project.path, 'exports/lines-1.csv', lines('2024-03-23', 70, 20))
  expect(await kehu(project.path, ['run', '--as-of', '2024-06-01'])).toMatchObject({ code: 0 })
  return project
}

describe('what is expected of a delivery', () => {
  const rate = 'quality: { null_rate: { order_line.customer_id: 0.25 }, volume: 0.5'

  test('holds the night where too many records of it have no customer', async () => {
    await using project = await started(`${rate}, breach: hold }`)
    await put(project.path, 'exports/lines-2.csv', lines('2024-06-01', 1, 20, 2))
    const ended = await kehu(project.path, ['run', '--as-of', '2024-06-02'])
    expect(ended.code).toBe(3)
    expect(ended.stderr).toContain(
      'shop: order_line.customer_id has no value in 10 of 20 new records, 50 %, expected at most 25 %',
    )
  })

  test('holds the night where its newest day is emptier than that weekday is', async () => {
    await using project = await started(`${rate}, breach: hold }`)
    await put(project.path, 'exports/lines-2.csv', lines('2024-06-01', 1, 9))
    const ended = await kehu(project.path, ['run', '--as-of', '2024-06-02'])
    expect(ended.code).toBe(3)
    expect(ended.stderr).toContain(
      'shop: its newest day, 2024-06-01, has 9 records, 45 % of the usual 20 of that weekday, expected at least 50 %',
    )
  })

  test('is only said where nothing else is declared, in the run, in night.json and on the page', async () => {
    await using project = await started(`${rate} }`)
    await put(project.path, 'exports/lines-2.csv', lines('2024-06-01', 1, 8, 2))
    const ended = await kehu(project.path, ['run', '--as-of', '2024-06-02'])
    expect(ended.code).toBe(0)
    expect(ended.stderr).toMatch(/shop: order_line\.customer_id has no value in 4 of 8 new records, 50 %/)
    const record = JSON.parse(await readFile(join(project.path, 'warehouse/current/night.json'), 'utf8'))
    expect(record.tonight.quality).toMatchObject([
      { source: 'shop', action: 'warn' },
      { source: 'shop', action: 'warn' },
    ])
    const page = await readFile(join(project.path, 'warehouse/current/report/quality.html'), 'utf8')
    expect(page).toContain('With care: shop had 8 records on 1 June 2024 (usual: 20).')
    // Of all 1,408 records 144 name nobody.
    expect(page).toMatch(/order_line\.customer_id<\/td><td class="end">1,408<\/td><td class="end">144<\/td>/)
    const start = await readFile(join(project.path, 'warehouse/current/report/index.html'), 'utf8')
    expect(start).toContain('<a href="quality.html">')
  })

  test('is refused where it speaks of what is not mapped', async () => {
    await using project = await projectFolder(
      yaml('quality: { null_rate: { order_line.costumer_id: 0.1 }, breach: stop }'),
    )
    const ended = await kehu(project.path, ['plan'])
    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain('sources.shop.quality.breach: expected warn or hold')
    await put(project.path, 'kehu.yaml', yaml('quality: { null_rate: { order_line.costumer_id: 0.1 } }'))
    expect((await kehu(project.path, ['plan'])).stderr).toContain(
      "sources.shop.quality.null_rate.order_line.costumer_id: expected a mapped column such as order_line.order_id, found 'order_line.costumer_id'; did you mean 'order_line.customer_id'?",
    )
  })
})

test('a file knows its columns and what of them is empty, refused cells among it', async () => {
  await using project = await projectFolder(yaml(''))
  const text = lines('2024-06-01', 1, 4, 2).replace('2024-06-01,1,2.50', 'soon,1,2.50')
  await put(project.path, 'exports/lines-1.csv', text)
  await night(project.path, '2024-06-02')
  expect(await ask(project.path, 'select judged, header, empty from loaded_file')).toEqual([
    {
      judged: 4n,
      header: '["Order","Customer","Product","At","Quantity","Price"]',
      empty: '{"order_line.customer_id":2,"order_line.ordered_at":1}',
    },
  ])
})
