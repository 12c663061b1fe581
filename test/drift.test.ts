import { describe, expect, test } from 'vitest'
import { layout } from '../src/warehouse/night/layout.js'
import { readLedger } from '../src/warehouse/night/ledger.js'
import { kehu } from './support/cli.js'
import { ask } from './support/night.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'

const yaml = (source = '', day = 'Born') => `version: 1
project: drift
currency: GBP
limits: { quarantined: 1 }
sources:
  crm:
    ${source}
    files:
      - name: people
        path: exports/people-*.csv
        date: { pattern: 'people-(.*)\\.csv', format: '%Y-%m-%d' }
        maps: { customer: { customer_id: Id, email: { column: E-Mail, optional: true }, birth_date: ${day} } }
`
const people = (header: string, rows = 30, born = '1980-03-12') =>
  `${header}\n${Array.from({ length: rows }, (_, i) => `${i},p${i}@example.com,${born},x${'\n'}`).join('')}`
const before = people('Id,E-Mail,Born,Note')

/** A project with a published night of one file. */
async function started(source?: string): Promise<ProjectFolder> {
  const project = await projectFolder(yaml(source))
  await put(project.path, 'exports/people-2024-01-01.csv', before)
  expect((await run(project)).code).toBe(0)
  return project
}

const run = (project: ProjectFolder) => kehu(project.path, ['run', '--as-of', '2024-02-01'])
const plan = (project: ProjectFolder) => kehu(project.path, ['plan', '--as-of', '2024-02-01'])
const fates = (project: ProjectFolder) =>
  ask<{ fate: string; records: string }>(
    project.path,
    'select fate, cast(count(*) as varchar) as records from record_fate group by fate order by fate',
  )

describe('a column that is not as it was', () => {
  const fresh = "crm: exports/people-2024-01-02.csv has a new column 'Score'; map it, or list it under unmapped:"

  test('is warned of where it is new, before and while it happens, and then known', async () => {
    await using project = await started()
    await put(project.path, 'exports/people-2024-01-02.csv', before.replace('Note', 'Score'))
    const planned = await plan(project)
    expect(planned).toMatchObject({ code: 0 })
    expect(planned.stdout).toContain(`  ${fresh}\n`)
    const doctor = await kehu(project.path, ['doctor'])
    expect([doctor.code, doctor.stdout]).toEqual([0, expect.stringContaining(`note  columns: ${fresh}\n`)])
    const ran = await run(project)
    expect(ran.code).toBe(0)
    expect(ran.stderr).toContain(fresh)
    expect((await readLedger(layout(project.path).ledger)).at(-1)).toMatchObject({
      event: 'published',
      drift: [{ source: 'crm', kind: 'people', drift: 'new', column: 'Score', action: 'warn', files: 1 }],
    })
    await put(project.path, 'exports/people-2024-01-03.csv', before.replace('Note', 'Score').replace('p1@', 'q1@'))
    expect((await plan(project)).stdout).not.toContain("Score'")
  })

  test('that may be renamed holds the night, until it is mapped by both names', async () => {
    await using project = await started()
    await put(project.path, 'exports/people-2024-01-02.csv', before.replace('E-Mail', 'Email').replace('p1@', 'q1@'))
    const told =
      "crm: exports/people-2024-01-02.csv: has no column 'E-Mail', and 'Email' may be its new name; name both in maps: ['E-Mail', 'Email'], or list 'Email' under unmapped:; or say what else to do with on_drift: { renamed: warn }, or quarantine"
    for (const ended of [await plan(project), await run(project)]) {
      expect(ended.code).toBe(3)
      expect(ended.stderr).toContain(told)
    }
    expect(await kehu(project.path, ['doctor'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining(`WRONG columns: ${told}`),
    })
    await put(project.path, 'kehu.yaml', yaml().replace('column: E-Mail', 'column: [E-Mail, Email]'))
    expect((await run(project)).code).toBe(0)
  })

  test('is quarantined by the contract alone, whichever file came first', async () => {
    const source = 'on_drift: { new: quarantine }'
    const files = { 'people-2024-01-01.csv': before, 'people-2024-01-02.csv': before.replace('Note', 'Score') }
    const names = Object.keys(files) as (keyof typeof files)[]
    for (const order of [names, [...names].reverse()]) {
      await using project = await projectFolder(
        yaml(source).replace('name: people', 'name: people\n        unmapped: [Note]'),
      )
      for (const name of order) {
        await put(project.path, `exports/${name}`, files[name])
        expect((await run(project)).code).toBe(0)
      }
      expect(await fates(project)).toEqual([
        { fate: 'loaded', records: '30' },
        { fate: 'quarantined', records: '30' },
      ])
      const [reason] = await ask<{ reason: string }>(project.path, 'select distinct reason from quarantine')
      expect(reason?.reason).toBe("the file has the unknown column 'Score'; map it, or list it under unmapped:")
    }
  })
})

describe('a column of another type', () => {
  const wrong = people('Id,E-Mail,Born,Note', 30, '12.03.1980')
  const told = "has another kind of column 'Born': 30 of 30 cells are refused, expected a day such as 2011-12-09"

  test('holds the night and says by which formats it reads, cells of persons unshown; the same until it is mended', async () => {
    await using project = await started()
    await put(project.path, 'exports/people-2024-01-02.csv', wrong)
    for (const ended of [await run(project), await run(project)]) {
      expect(ended.code).toBe(3)
      expect(ended.stderr).toContain(
        `crm: exports/people-2024-01-02.csv: ${told}; all fit %d.%m.%Y: declare format: "%d.%m.%Y"; or say`,
      )
      expect(ended.stderr).not.toContain('12.03.1980')
    }
  })

  test.each([
    ['warn', '30', '30'],
    ['quarantine', '30', '30'],
  ])('goes into quarantine where the contract says %s', async (action, loaded, quarantined) => {
    await using project = await started(`on_drift: { retyped: ${action} }`)
    await put(project.path, 'exports/people-2024-01-02.csv', wrong)
    const ran = await run(project)
    expect(ran.code).toBe(0)
    expect(ran.stderr).toContain(told)
    expect(await fates(project)).toEqual([
      { fate: 'loaded', records: loaded },
      { fate: 'quarantined', records: quarantined },
    ])
    const reasons = await ask<{ reason: string }>(
      project.path,
      'select distinct reason from quarantine where position = 1',
    )
    expect(reasons.map(({ reason }) => reason.startsWith('the file has'))).toEqual([action === 'quarantine'])
  })

  test('a mixed column takes the whole file with it: none of it is loaded by chance', async () => {
    await using project = await projectFolder(yaml('on_drift: quarantine', "{ column: Born, format: '%d/%m/%Y' }"))
    const cells = ['03/04/1980', '13/04/1980', '04/13/1980'].map((born, i) => `${i},a@b.cd,${born},x`)
    await put(project.path, 'exports/people-2024-01-01.csv', `Id,E-Mail,Born,Note\n${cells.join('\n')}\n`)
    expect((await run(project)).code).toBe(0)
    expect(await fates(project)).toEqual([{ fate: 'quarantined', records: '3' }])
  })
})
