import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { descriptionAt, noteDeliveries } from './description.js'
import type { LandedFile } from './landed-file.js'

test('equal bytes that several sources delivered are described for each', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-description-'))
  const tmp = join(folder, 'tmp')
  await mkdir(tmp)
  const sources = Array.from({ length: 20 }, (_, i) => `source${i}`)
  const notes = await Promise.all(
    sources.map(async source => {
      await mkdir(join(folder, source))
      const path = join(folder, source, 'abc-1.parquet')
      const landed: LandedFile = {
        path,
        sha256: 'abc',
        bytes: 1,
        header: ['Id'],
        records: 1,
        broken: 0,
        lines_above: 1,
      }
      return { landed, delivered: { name: `${source}.csv`, kind: 'a', day: null, arrival: 1, published: false } }
    }),
  )
  await noteDeliveries(notes, tmp)
  for (const source of sources) {
    const found = await descriptionAt(join(folder, source, 'abc-1'))
    expect(found?.deliveries.map(({ name }) => name)).toEqual([`${source}.csv`])
  }
  await rm(folder, { recursive: true })
})
