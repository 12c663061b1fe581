import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layout } from './layout.js'
import { readNight } from './night-record.js'
import { kehuVersion, warehouseFormat } from './rules.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-record-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a night of a newer format is refused with both versions, one of this format is read', async () => {
  const place = layout(folder)
  await mkdir(join(place.nights, '2024-01-01-1'), { recursive: true })
  const write = (format: number) =>
    writeFile(join(place.nights, '2024-01-01-1', 'night.json'), JSON.stringify({ format, kehu: '9.1.0' }))
  await write(warehouseFormat + 1)
  await expect(readNight(place, '2024-01-01-1')).rejects.toMatchObject({
    code: 'newer',
    message: `night 2024-01-01-1 was made by Kehu 9.1.0 in warehouse format ${warehouseFormat + 1}; this is Kehu ${kehuVersion()}, which reads formats up to ${warehouseFormat}: install Kehu 9.1.0 or later`,
  })
  await write(warehouseFormat)
  expect(await readNight(place, '2024-01-01-1')).toMatchObject({ kehu: '9.1.0' })
})

test('a night that is not there is named', async () => {
  await expect(readNight(layout(folder), '2024-01-02-1')).rejects.toMatchObject({ code: 'unknown' })
})
