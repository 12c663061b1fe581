import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeFileAtomically } from './atomic-file.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-atomic-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('writeFileAtomically', () => {
  it('says what it wrote', async () => {
    const path = join(folder, 'a.csv')
    const written = await writeFileAtomically(path, async out => {
      await out.write('客户\n')
      await out.write(Uint8Array.of(49, 10))
      return { rows: 1n }
    })
    const bytes = await readFile(path)
    expect(bytes.toString()).toBe('客户\n1\n')
    expect(written).toEqual({ rows: 1n, bytes: 9, sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(await readdir(folder)).toEqual(['a.csv'])
  })

  it('shows the new file only when it is whole', async () => {
    const path = join(folder, 'a.csv')
    await writeFile(path, 'old and longer')
    await writeFileAtomically(path, async out => {
      await out.write('new')
      expect(await readFile(path, 'utf8')).toBe('old and longer')
      return { rows: 0n }
    })
    expect(await readFile(path, 'utf8')).toBe('new')
  })

  it('leaves the target as it was when writing fails, and nothing beside it', async () => {
    const path = join(folder, 'a.csv')
    await writeFile(path, 'old')
    const failing = writeFileAtomically(path, async out => {
      await out.write('half')
      throw new Error('the query broke')
    })
    await expect(failing).rejects.toThrow('the query broke')
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['a.csv'])
  })

  it.each([
    ['/dev/null', 'a device or pipe'],
    [tmpdir(), 'a folder'],
  ])('refuses %s', async (path, kind) => {
    const write = async () => ({ rows: 0n })
    await expect(writeFileAtomically(path, write)).rejects.toThrow(`${path} is ${kind}`)
  })

  it('names the folder that is not there', async () => {
    const path = join(folder, 'none', 'a.csv')
    await expect(writeFileAtomically(path, async () => ({ rows: 0n }))).rejects.toThrow('ENOENT')
  })
})
