import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FileKind } from '../src/config/contract.js'
import { loadPreset, presetNames } from '../src/config/load-preset.js'
import { columnsOfRecords } from '../src/config/unpivot.js'
import { columnNames } from '../src/etl/landing/find-header.js'
import { headerProblems, leftOver } from '../src/etl/staging/resolve-field.js'
import { reasonSkipped, takesFile } from '../src/etl/takes-file.js'
import { layout, nightFiles } from '../src/warehouse/night/layout.js'
import { NightError } from '../src/warehouse/night/night-error.js'
import { ask, askOne, night } from './support/night.js'
import { asDatabase, asWorkbook } from './support/one-container.js'
import type { PresetCase } from './support/preset-case.js'
import { presetCases } from './support/preset-cases.js'
import { deliver, type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { RawBesideStar } from './support/raw-beside-star.js'
import { needsShared, sharedFile } from './support/shared-data.js'
import { headersOf } from './support/true-headers.js'

const asOf = '2026-11-01'

function project(
  { preset, currency = 'USD', apart, models = '{}' }: PresetCase,
  files: readonly string[] = [],
): Promise<ProjectFolder> {
  const sources = apart
    ? files.map(file => `${basename(file, '.csv')}: { preset: ${preset}, path: exports/${basename(file)} }`)
    : [`source: { preset: ${preset}, path: exports }`]
  return projectFolder(`version: 1
project: ${preset}
currency: ${currency}
limits: { quarantined: 1 }
models: ${models}
sources: { ${sources.join(', ')} }
`)
}

/** The real files of a case. */
function realFiles({ folder, files }: PresetCase): readonly string[] {
  return readdirSync(sharedFile(folder))
    .filter(name => files.some(ending => name.endsWith(ending)))
    .map(name => sharedFile(`${folder}/${name}`))
}

/** Digests of the stars of cases that are to be the same, by preset and case. */
const stars = new Map<string, Record<string, Readonly<Record<string, string>>>>()

describe('every preset', async () => {
  it.each(await presetNames())('%s tells what it is, and knows every column of its true headers', async name => {
    const { contract, about, quirks } = await loadPreset(name)
    expect(contract.title ?? '').not.toBe('')
    expect(about).not.toBe('')
    expect(quirks.length).toBeGreaterThan(0)
    for (const [file, header] of Object.entries(headersOf(name))) {
      if (reasonSkipped(contract, file) !== null) continue
      const kinds = contract.files.map(kind => ({ ...kind, path: [] })).filter(kind => takesFile(kind, file))
      const whole = kinds.map(kind => [
        ...columnsOfRecords(kind, columnNames(header)),
        ...besides(kind, headersOf(name), file),
      ])
      const fitting = kinds.find((kind, i) => headerProblems(kind, whole[i] ?? []).length === 0)
      const trimmed = whole[fitting === undefined ? 0 : kinds.indexOf(fitting)] ?? []
      expect(
        fitting?.name,
        `${file}: ${kinds.map(kind => headerProblems(kind, trimmed).join('; ')).join(' | ')}`,
      ).toBeTruthy()
      expect(fitting === undefined ? [] : leftOver(fitting, trimmed), file).toEqual([])
    }
  })

  it('but online-retail has a case here', async () => {
    const tried = new Set(presetCases.map(({ preset }) => preset))
    expect((await presetNames()).filter(name => !tried.has(name))).toEqual(['online-retail'])
  })
})

describe.each(presetCases.filter(({ files }) => files.length > 0))('$preset $files', one => {
  it.skipIf(!needsShared(one.folder, `preset ${one.preset}`))(
    'loads the real files, to the figures that were counted on them',
    async () => {
      const files = realFiles(one)
      await using folder = await project(one, files)
      if (one.within === 'workbook') await put(folder.path, 'exports/all.xlsx', await asWorkbook(files))
      else if (one.within === 'database') await put(folder.path, 'exports/all.db', await asDatabase(files))
      else await deliver(folder.path, files)
      const record = await night(folder.path, asOf)
      if (one.same)
        stars.set(one.preset, { ...stars.get(one.preset), [`${one.files} ${one.within ?? ''}`]: record.digests })
      expect(record.tonight.left_over).toEqual({})
      const fates = await ask<{ fate: string; records: bigint }>(
        folder.path,
        "select concat_ws(': ', fate, reason) as fate, count(*) as records from record_fate group by fate, reason",
      )
      expect(Object.fromEntries(fates.map(({ fate, records }) => [fate, Number(records)]))).toEqual(one.fates)
      for (const [sql, is] of one.figures ?? []) expect(await askOne(folder.path, sql), sql).toEqual(is)
      await one.also?.(folder.path)
      if (!one.sums) return
      await using raw = await RawBesideStar.open(
        join(layout(folder.path).current, nightFiles.database),
        files,
        one.sums,
      )
      for (const sum of one.sums) {
        const { rows, differing } = await raw.compare(sum)
        expect(differing, sum.raw).toEqual([])
        expect(rows, sum.raw).toBeGreaterThan(0)
        expect(await raw.unseen(sum), sum.raw).toEqual([])
      }
    },
    300_000,
  )
})

describe.each([...new Set(presetCases.filter(({ same }) => same).map(({ preset }) => preset))])('%s', preset => {
  it('gives the same star however its files are written', () => {
    const [first, ...others] = Object.entries(stars.get(preset) ?? {})
    if (first === undefined) return
    expect(others.length).toBeGreaterThan(0)
    expect(Object.keys(first[1]).length).toBeGreaterThan(10)
    for (const [name, digests] of others) expect(digests, name).toEqual(first[1])
  })
})

it.skipIf(!needsShared('crm-sales', 'days that read in two ways'))(
  'a file of crm-sales whose days read in two ways is refused as a whole, with both readings and how to mend it',
  async () => {
    const variant = 'sales_pipeline_mixed_us_dates.csv'
    await using folder = await projectFolder(`version: 1
project: deals
currency: USD
sources: { crm: { preset: crm-sales, path: exports } }
`)
    await deliver(folder.path, [sharedFile(`crm-sales/${variant}`)])
    const held = await night(folder.path, asOf).catch(thrown => thrown)
    expect(held).toBeInstanceOf(NightError)
    const mend = 'the column is mixed, export it in one format, or declare a list of them'
    expect(held.problems).toEqual([
      {
        where: `crm: exports/${variant}`,
        what: expect.stringMatching(
          `^has another kind of column 'engage_date': 8300 of 8300 cells .* '1-10-17' is 2017-10-01 by %d-%m-%y and 2017-01-10 by %m-%d-%y: ${mend}`,
        ),
      },
      {
        where: `crm: exports/${variant}`,
        what: expect.stringMatching(
          `^has another kind of column 'close_date': 6711 of 6711 cells .* '03-01-17' is 2017-01-03 by %d-%m-%y and 2017-03-01 by %m-%d-%y: ${mend}`,
        ),
      },
    ])
  },
  60_000,
)

/** The columns that a kind gets from files beside it. */
function besides(
  { join = [] }: Pick<FileKind, 'join'>,
  headers: Readonly<Record<string, readonly string[]>>,
  own: string,
) {
  return join.flatMap(({ as, names }) => {
    const [, header = []] = Object.entries(headers).find(([file]) => file !== own && takesFile({ names }, file)) ?? []
    return header.map(cell => `${as}.${cell.trim()}`)
  })
}
