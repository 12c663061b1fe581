import { existsSync } from 'node:fs'
import { join } from 'node:path'
import XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallCustomers, smallDay, smallLines, smallProject, smallYaml } from './small-project.js'
import { kehu } from './support/cli.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'

describe('before the first night', () => {
  test('names what a run would take in, and leaves no trace', async () => {
    await using project = await projectFolder(smallYaml)
    await put(project.path, 'exports/customers.csv', smallCustomers())
    const { code, stdout, stderr } = await kehu(project.path, ['plan', '--as-of', smallDay])
    expect([code, stderr]).toEqual([0, ''])
    await expect(stdout).toMatchFileSnapshot('golden/plan-first.txt')
    expect(existsSync(join(project.path, 'warehouse'))).toBe(false)
  })

  test('says where arrival would decide which version of a line holds', async () => {
    const withId = smallYaml.replace('order_id: Order,', 'order_id: Order, line_id: Line,')
    const warned = async (yaml: string) => {
      await using project = await projectFolder(yaml)
      const { stdout } = await kehu(project.path, ['plan', '--as-of', smallDay, '--format', 'json'])
      const { warnings } = JSON.parse(stdout) as { warnings: readonly string[] }
      return warnings.filter(text => text.includes('line_id'))
    }
    expect(await warned(withId)).toEqual([
      "shop/lines: of two versions of a line (order_line) with one line_id the one that arrives later holds; map updated_at, or declare the day in the file's name with date:",
    ])
    expect(await warned(withId.replace('line_id: Line,', 'line_id: Line, updated_at: Changed,'))).toEqual([])
    const dated = "date: { pattern: '(\\d{4}-\\d{2}-\\d{2})', format: '%Y-%m-%d' }"
    expect(
      await warned(withId.replace('path: exports/lines-*.csv', `path: exports/lines-*.csv\n        ${dated}`)),
    ).toEqual([])
    expect(await warned(smallYaml)).toEqual([])
  })
})

test('names the sheets of a workbook that nothing reads, with the reason of the contract where there is one', async () => {
  const book = XLSX.utils.book_new()
  const sheet = (name: string, row: Record<string, string>) =>
    XLSX.utils.book_append_sheet(book, XLSX.utils.json_to_sheet([row]), name)
  sheet('People', { Id: 'c1', Mail: 'a@example.com' })
  sheet('Summary', { Total: '1' })
  sheet('Notes', { Read: 'me' })
  const planned = async (path: string) => {
    await using project = await projectFolder(`version: 1
project: books
currency: GBP
sources:
  crm:
    skip: { "Notes": written by hand }
    files:
      - { name: people, path: ${path}, read: { sheet: People }, maps: { customer: { customer_id: Id, email: Mail } } }
`)
    await put(project.path, 'exports/book.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
    const { stdout } = await kehu(project.path, ['plan', '--as-of', smallDay, '--format', 'json'])
    const { passed_over, new_files } = JSON.parse(stdout)
    expect(new_files.map(({ file }: { file: string }) => file)).toEqual(['exports/book.xlsx/People'])
    return passed_over
  }
  expect(await planned('exports/')).toEqual([
    { source: 'crm', name: 'exports/book.xlsx/Summary', reason: 'a sheet that no kind of file reads' },
    { source: 'crm', name: 'exports/book.xlsx/Notes', reason: 'written by hand' },
  ])
  expect(await planned('exports/book.xlsx/People')).toEqual([])
})

test('warns of amounts that no rate turns into the currency of the project', async () => {
  await using project = await projectFolder(smallYaml.replace('shop:', 'shop:\n    currency: EUR'))
  await put(project.path, 'exports/customers.csv', smallCustomers())
  const { code, stdout } = await kehu(project.path, ['plan', '--as-of', smallDay])
  expect(code).toBe(0)
  expect(stdout).toContain(
    'warning: shop/lines: its amounts are in EUR, there is no exchange rate to GBP: all records with an amount go to quarantine',
  )
  expect(stdout).not.toContain('warning: shop/customers: its amounts')
})

describe('audiences that cannot be made, and late sources: a plan ends as the run does', () => {
  const both = async (project: ProjectFolder, asOf: string, ...words: string[]) => {
    const planned = await kehu(project.path, ['plan', '--as-of', asOf, ...words])
    const ran = await kehu(project.path, ['run', '--as-of', asOf, ...words])
    return { planned, ran, codes: [planned.code, ran.code] }
  }
  const due = smallYaml.replace('shop:', 'shop:\n    deadline_days: 7')

  test('no such segment', async () => {
    await using project = await projectFolder(smallYaml.replace('champions', 'championz'))
    const { codes, planned, ran } = await both(project, smallDay)
    expect(codes).toEqual([2, 2])
    expect(planned.stderr).toBe(ran.stderr)
  })

  test('nothing has come yet', async () => {
    await using project = await projectFolder(due)
    const { codes, planned } = await both(project, smallDay)
    expect(codes).toEqual([3, 3])
    expect(planned.stdout).toContain('shop is past its deadline and holds the night: nothing has come of it yet')
    expect(planned.stderr).toContain('shop: nothing has come of it yet, expected no more than 7 days before 2024-07-01')
  })

  test('nothing new has come for long; of what is new only the run can tell', async () => {
    await using project = await smallProject(due)
    expect((await both(project, '2024-07-02')).codes).toEqual([0, 0])
    const { codes, planned, ran } = await both(project, '2024-08-01')
    expect(codes).toEqual([3, 3])
    const told = ran.stderr.split('\n').find(line => line.includes('its newest day is'))
    expect(planned.stderr.split('\n')).toContain(told)
    expect((await both(project, '2024-08-01', '--rebuild')).codes).toEqual([3, 3])
    const old = smallLines('b', 30, 32)
    await put(project.path, old.name, old.text)
    expect((await both(project, '2024-08-01')).codes).toEqual([0, 3])
  })
})

describe('after a night', () => {
  let project: ProjectFolder
  beforeAll(async () => {
    project = await smallProject()
  })
  afterAll(() => project[Symbol.asyncDispose]())

  const plan = async (...words: string[]) => {
    const { code, stdout, stderr } = await kehu(project.path, [
      'plan',
      '--as-of',
      smallDay,
      '--format',
      'json',
      ...words,
    ])
    return { code, stderr, plan: stdout === '' ? null : JSON.parse(stdout) }
  }

  test('nothing new is nothing to do', async () => {
    const { code, plan: found } = await plan()
    expect(code).toBe(0)
    expect(found).toMatchObject({ previous: `${smallDay}-1`, rebuild: [], new_files: [], known_files: 2, held: false })
  })

  test('an earlier day is refused as a run refuses it', async () => {
    const { code, stderr } = await plan('--as-of', '2024-06-01')
    expect([code, stderr]).toEqual([2, expect.stringContaining('kehu backfill --from 2024-06-01')])
  })

  test('tells new files from the bytes of known ones, and why the star is built anew', async () => {
    const again = smallLines('a', 0, 30, true)
    await put(project.path, 'exports/lines-copy.csv', again.text)
    await put(
      project.path,
      'exports/lines-b.csv',
      smallLines('b', 30, 32).text.replace('Price\n', 'Price,Note\n').replaceAll('.50\n', '.50,x\n'),
    )
    await put(project.path, 'kehu.yaml', smallYaml.replace('files:', 'repeats: drop\n    files:'))
    const { code, plan: found } = await plan()
    expect(code).toBe(0)
    expect(found.rebuild).toEqual(['the contract of source shop has changed'])
    expect(found.again_files.map(({ file }: { file: string }) => file)).toEqual([
      'exports/customers.csv',
      'exports/lines-a.csv',
    ])
    expect(found.known_files).toBe(2)
    expect(found.new_files).toMatchObject([
      { source: 'shop', kind: 'lines', file: 'exports/lines-b.csv', left_over: ['Note'] },
    ])
    expect(found.same).toEqual([{ source: 'shop', file: 'exports/lines-copy.csv', same_as: 'exports/lines-a.csv' }])
  })

  test('days for which no file is there, where files come daily', async () => {
    await using firm = await projectFolder(
      smallYaml.replace(
        'path: exports/customers.csv',
        "path: exports/c-*.csv\n        date: { pattern: 'c-(.*).csv', format: '%Y-%m-%d' }",
      ),
    )
    // Monday to Saturday; the twelfth is a Friday.
    for (const day of [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 13, 15])
      await put(firm.path, `exports/c-2024-01-${String(day).padStart(2, '0')}.csv`, `Id,Name,Email,Born\n${day},A,,\n`)
    const { code, stdout } = await kehu(firm.path, ['plan', '--as-of', smallDay])
    expect(code).toBe(0)
    expect(stdout).toContain('  shop/customers: its files come daily, none is there for 2024-01-12\n')
    const asJson = await kehu(firm.path, ['plan', '--as-of', smallDay, '--format', 'json'])
    expect(JSON.parse(asJson.stdout).missing_days).toEqual([
      { source: 'shop', kind: 'customers', days: ['2024-01-12'] },
    ])
  })

  test('a file that breaks its contract would hold the night: exit code 3', async () => {
    await put(project.path, 'exports/lines-c.csv', 'Order,Customer\nO1,C1\n')
    const { code, plan: found, stderr } = await plan()
    expect(code).toBe(3)
    expect(found.broken).toMatchObject([{ source: 'shop', file: 'exports/lines-c.csv', holds: true }])
    expect(stderr).toContain("has no column 'Product'")
  })
})
