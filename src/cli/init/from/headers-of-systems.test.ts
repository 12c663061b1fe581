import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { packageRoot } from '../../../config/package-root.js'
import { numberWriting } from '../../../etl/inspect/number-writing.js'
import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { alone } from './columns.js'
import { proposeKind } from './propose-kind.js'

/** Headers as systems of many countries write them, and what their columns become; and those that only look alike. */

const cells = {
  id: ['1001', '1002', '1003'],
  again: ['7', '7', '8'],
  text: ['Mug', 'Cup', 'Pot'],
  word: ['open', 'open', 'done'],
  number: ['12,50', '3,00', '1.000,00'],
  plain: ['3', '5', '12.5'],
  day: ['2024-01-13', '2024-01-14', '2024-01-15'],
  mail: ['a@x.co', 'b@x.co', 'c@x.co'],
  flag: ['0', '1', '0'],
} as const

/** A header: what it shows, and behind it where that belongs. */
interface System {
  readonly what: string
  readonly file: string
  /** A file beside it. */
  readonly beside?: string
  /** What its records are about; absent where nothing tells. */
  readonly entity?: string
  readonly columns: Readonly<Record<string, string>>
}

function systems(name: string): readonly System[] {
  return parse(readFileSync(join(packageRoot(), 'fixtures/headers-of-systems', `${name}.yaml`), 'utf8'))
}

function column([name, says]: readonly [string, string]): SampledColumn {
  const [kind = ''] = says.split(' ')
  const shown = Object.entries(cells).find(([one]) => one === kind)?.[1]
  if (!shown) throw new RangeError(`${name}: no cells are called '${kind}'`)
  return {
    name,
    filled: shown.length,
    values: [...new Set(shown)].sort(),
    distinct: new Set(shown).size,
    commonest: shown[0],
    formats: kind === 'day' ? ['iso'] : [],
    ambiguous: null,
    number: numberWriting(shown),
    hour: null,
    isReal: kind === 'number',
    isEmail: kind === 'mail',
    nested: [],
  }
}

function mapsOf({ file, beside, columns }: System) {
  const stems = new Set(beside === undefined ? [] : [beside])
  return proposeKind(Object.entries(columns).map(column), { ...alone, stem: file, stems })?.maps ?? {}
}

describe('columns become what they mean', () => {
  it.each(systems('systems'))('of $what', system => {
    const told = Object.entries(mapsOf(system)).flatMap(([entity, fields]) =>
      Object.entries(fields).flatMap(([to, { columns }]) => columns.map(name => [name, `${entity}.${to}`] as const)),
    )
    const header = Object.entries(system.columns).map(([name, says]) => ({ name, to: says.split(' ')[1] }))
    const found = header.map(({ name, to }) => {
      const all = told.filter(([one]) => one === name).map(([, where]) => where)
      return `${name} → ${all.find(where => where === to) ?? all[0] ?? 'nothing'}`
    })
    expect(found).toEqual(header.map(({ name, to = 'nothing' }) => `${name} → ${to}`))
  })
})

describe('what only looks alike is not taken for it', () => {
  it.each(systems('look-alikes'))('$what', system => {
    expect(Object.keys(mapsOf(system))[0]).toBe(system.entity)
  })
})
