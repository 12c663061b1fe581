import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import type { LandedFile } from '../landing/landed-file.js'
import { openWorkbench } from '../workbench.js'
import { alikeColumn } from './alike-columns.js'

let engine: Engine
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-alike-'))
  engine = await openWorkbench({ spill: folder, threads: 1 })
})
afterAll(async () => {
  await engine[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

let counter = 0
/** A landed file of 50 records: each column as SQL over `i`. */
async function landed(columns: Readonly<Record<string, string>>): Promise<LandedFile> {
  const path = join(folder, `${counter++}.parquet`)
  const list = Object.entries(columns).map(([name, sql]) => `cast(${sql} as varchar) as "${name}"`)
  const extra = ['kehu_line', 'kehu_broken_text', 'kehu_broken_reason'].map(name => `null::varchar as ${name}`)
  const from = 'from (select unnest(range(50)) as i)'
  await engine.run(
    statement(`copy (select ${[...list, ...extra].join(', ')} ${from}) to ${literal(path)} (format parquet)`),
  )
  return { path, sha256: '', bytes: 0, header: Object.keys(columns), records: 50, broken: 0, lines_above: null }
}

describe('a column that looks like one before', () => {
  it.each([
    ['has its values', { Land: "['FR', 'DE', 'IT'][1 + i % 3]" }, { A: 'i', B: "['DE', 'FR', 'CH'][1 + i % 3]" }, 'B'],
    ['is written as e-mails are', { Land: "'a' || i || '@b.cd'" }, { A: "'x' || i", B: "'zz' || i || '@yy.com'" }, 'B'],
    ['is written as telephone numbers are', { Land: "'+44 20 ' || i" }, { A: 'i', B: "'+33 1 ' || i" }, 'B'],
    ['is none: any number looks like a number', { Land: 'i' }, { A: '1000 + i', B: "'x'" }, null],
    ['is none: any word looks like a word', { Land: "'Won'" }, { A: "'Paris'" }, null],
    ['is none: it is empty', { Land: "'Won'" }, { A: "''" }, null],
  ])('%s', async (_, before, now, name) => {
    const file = await landed(before)
    const next = await landed(now)
    expect(await alikeColumn(engine, { file, column: 'Land' }, next, next.header)).toBe(name)
  })
})
