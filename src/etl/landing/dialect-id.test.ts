import { expect, it } from 'vitest'
import type { SourceFile } from '../../config/source.js'
import { dialectId } from './choose-kind.js'
import { readers } from './readers.js'

const kind = (read: Partial<SourceFile['read']> = {}): SourceFile => ({
  name: 'lines',
  path: [],
  maps: {},
  read: { quote: '"', encoding: [], nulls: [], ...read },
})

const ids = (read?: Partial<SourceFile['read']>, name = 'lines.csv') =>
  readers.csv.dialects(kind(read), name).map(dialectId)

it('a landed file is found under its name for as long as its dialect is what it was', () => {
  // What lies in warehouses: another name, and files that are gone would be lost to them.
  expect(ids()[0]).toBe('19cdc11f')
  expect(ids({}, 'lines.tsv')[0]).toBe('82de8fbc')
  expect(readers.parquet.dialects(kind(), 'lines.parquet').map(dialectId)).toEqual(['5c8844a9'])
})

it('what does not change how a file is cut changes no name, and what does, does', () => {
  expect(ids({ nulls: ['-'], unpack: { ratio: 2 } })).toEqual(ids())
  expect(ids({ header_row: 1, delimiter: ',', escape: '"' })).toEqual(ids())
  expect(ids({ encoding: ['utf-8', 'gb18030'] })[0]).toBe(ids()[0])
  const others = [
    { delimiter: ';' },
    { quote: 'none' as const },
    { header: ['a'] },
    { comment: '#' },
    { header_row: 2 },
  ]
  expect(new Set(others.map(read => ids(read)[0])).size).toBe(others.length)
})
