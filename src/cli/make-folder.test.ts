import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from './make-folder.js'

test('makes what is missing, and nothing where a folder stands', async () => {
  const root = await mkdtemp(join(tmpdir(), 'kehu-folder-'))
  const deep = join(root, 'a', 'b', 'c')
  await makeFolder(deep)
  await makeFolder(deep)
  expect(existsSync(deep)).toBe(true)
  await writeFile(join(root, 'file'), '')
  await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(makeFolder(join(root, 'file', 'x'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  await rm(root, { recursive: true })
})

test.runIf(existsSync('/proc/self'))('ends where the system never lets a folder be made', async () => {
  await expect(makeFolder('/proc/nope')).rejects.toThrow('/proc/nope')
  await expect(makeFolder('/proc/nope/deeper')).rejects.toThrow('/proc/nope')
})
