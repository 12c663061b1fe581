import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, night } from './support/night.js'
import type { Cells, FlawedFile, PresetCase } from './support/preset-case.js'
import { presetCases } from './support/preset-cases.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { headersOf } from './support/true-headers.js'

/** A flawed record of each quirk of each preset, in its true header: one night for all that are in one currency. */

interface Source extends PresetCase {
  readonly name: string
}

const sources = presetCases
  .filter(({ flawed }) => flawed.length > 0)
  .map((one, i): Source => ({ ...one, name: `${one.preset}-${i}` }))
const currencies = [...new Set(sources.map(({ currency = 'USD' }) => currency))].map(
  money => [money, sources.filter(({ currency = 'USD' }) => currency === money)] as const,
)

type Fate = { name: string; record: bigint; fate: string; reason: string | null }

describe.each(currencies)('flawed records, where money is %s', (money, all) => {
  let folder: ProjectFolder
  beforeAll(async () => {
    folder = await projectFolder(`version: 1
project: flaws
currency: ${money}
limits: { quarantined: 1 }
sources:
${all.map(({ name, preset }) => `  ${name}: { preset: ${preset}, path: exports/${name} }`).join('\n')}
`)
    for (const { name, preset, flawed } of all) {
      for (const file of flawed) await put(folder.path, `exports/${name}/${file.file}`, textOf(preset, file))
    }
    await night(folder.path, '2026-11-01')
  }, 300_000)
  afterAll(() => folder[Symbol.asyncDispose]())

  it.each(all)('of $preset end in quarantine with their reasons, and the good beside them load', async one => {
    const fates = await ask<Fate>(
      folder.path,
      `select loaded_file.name, record, fate, reason from record_fate join loaded_file using (file_id)
        where loaded_file.source = '${one.name}' order by name, record`,
    )
    const expected = one.flawed
      .filter(({ beside }) => !beside)
      .flatMap(({ file, flaws }) => [
        { name: `exports/${one.name}/${file}`, record: 1n, fate: 'loaded', reason: null },
        ...flaws.map(([, reason, fate = 'quarantined'], i) => ({
          name: `exports/${one.name}/${file}`,
          record: BigInt(i + 2),
          fate,
          reason: expect.stringContaining(reason),
        })),
      ])
    expect(fates).toEqual(
      expected.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : Number(a.record - b.record))),
    )
  })
})

/** The header, a good record, and it again with each flaw. */
function textOf(preset: string, { file, good, flaws, isFixed, delimiter = ',' }: FlawedFile): string {
  const header = headersOf(preset)[file] ?? []
  const row = (cells: Cells) => header.map(name => cells[name] ?? cells[name.trim()] ?? '')
  const rows = [header, row(good), ...flaws.map(([changed]) => row({ ...good, ...changed }))]
  const strangers = [good, ...flaws.map(([changed]) => changed)]
    .flatMap(cells => Object.keys(cells))
    .filter(name => !header.includes(name) && !header.some(known => known.trim() === name))
  expect(strangers).toEqual([])
  if (file.endsWith('.ndjson'))
    return rows
      .slice(1)
      .map(cells => `${lineOf(header, cells)}\n`)
      .join('')
  if (isFixed) return `${rows.map(cells => ` ${cells.join(' ')}`).join('\r\n')}\r\n`
  if (delimiter === '\t') return `${rows.map(cells => cells.join(delimiter)).join('\r\n')}\r\n`
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return `${rows.map(cells => cells.map(quoted).join(delimiter)).join('\n')}\n`
}

/** Arrays stand as they are. */
function lineOf(header: readonly string[], cells: readonly string[]): string {
  const keys = header.map((name, i) => {
    const cell = cells[i] ?? ''
    return `${JSON.stringify(name)}:${cell.startsWith('[') ? cell : JSON.stringify(cell)}`
  })
  return `{${keys.join(',')}}`
}
