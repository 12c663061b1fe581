import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadProject } from '../src/config/load-project.js'
import { kehu } from './support/cli.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehu-init-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('init', () => {
  test('makes a project that loads, and whose schema is there', async () => {
    const { code, stdout, stderr } = await kehu(folder, ['init', 'Corner Shop'])
    expect([code, stdout]).toEqual([0, 'Corner Shop/kehu.yaml\nCorner Shop/.gitignore\nCorner Shop/sql/README.md\n'])
    expect(stderr).toContain('kehu plan')
    const directory = join(folder, 'Corner Shop')
    expect((await loadProject(directory)).project.project).toBe('corner-shop')
    const [first = ''] = (await readFile(join(directory, 'kehu.yaml'), 'utf8')).split('\n')
    const [, schema = ''] = /^# yaml-language-server: \$schema=(.*)$/.exec(first) ?? []
    expect(existsSync(join('/', schema))).toBe(true)
    expect((await kehu(directory, ['plan'])).code).toBe(0)
  })

  test('overwrites nothing', async () => {
    const directory = join(folder, 'there')
    expect((await kehu(folder, ['init', 'there'])).code).toBe(0)
    await writeFile(join(directory, 'kehu.yaml'), 'mine\n')
    const { code, stderr } = await kehu(directory, ['init'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('is there already')])
    expect(await readFile(join(directory, 'kehu.yaml'), 'utf8')).toBe('mine\n')
  })

  test('a .gitignore of the user keeps its lines', async () => {
    await writeFile(join(folder, '.gitignore'), 'notes.txt\n')
    await kehu(folder, ['init'])
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toMatch(/^notes\.txt\n[\s\S]*^warehouse\/$/m)
  })
})

describe('presets', () => {
  test('list and show', async () => {
    expect((await kehu(folder, ['presets', 'list'])).stdout).toContain('online-retail  Online Retail  (lines)\n')
    expect((await kehu(folder, ['presets', 'show', 'online-retail'])).stdout).toContain(
      'reversals: { order_id_prefix: C }',
    )
    const { code, stderr } = await kehu(folder, ['presets', 'show', 'online-retal'])
    expect([code, stderr]).toEqual([2, expect.stringContaining("did you mean 'online-retail'?")])
  })
})

describe('completion', () => {
  const complete = async (words: readonly string[]) => {
    const script = (await kehu(folder, ['completion', 'bash'])).stdout
    const typed = ['kehu', ...words].map(word => `'${word}'`).join(' ')
    const asked = `${script}\nCOMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _kehu; printf '%s\\n' "\${COMPREPLY[@]}"`
    return (await promisify(execFile)('bash', ['-c', asked], { cwd: folder })).stdout.trim().split('\n')
  }

  test('completes commands, subcommands and options, each at its place', async () => {
    expect(await complete(['rej'])).toEqual(['rejects'])
    expect(await complete(['rejects', 'sh'])).toEqual(['show'])
    expect(await complete(['--quiet', 'rejects', 'list', '--rea'])).toEqual(['--reason'])
    expect(await complete(['plan', '--as'])).toEqual(['--as-of'])
    expect(await complete(['rejects', 'list', '--rec'])).toEqual([''])
  })

  test('scripts name every command; an unknown shell is refused', async () => {
    for (const shell of ['zsh', 'fish']) {
      const { stdout } = await kehu(folder, ['completion', shell])
      for (const name of ['run', 'rejects replay', 'doctor']) expect(stdout).toContain(`'${name}'`)
    }
    expect(await kehu(folder, ['completion', 'bsh'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("did you mean 'bash'?"),
    })
  })
})
