import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Random } from '../fixtures/random.js'
import { packageRoot } from '../src/config/package-root.js'
import { kehu } from './support/cli.js'
import { outcome } from './support/night.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { randomFiles } from './support/random-files.js'
import { outcomeOf, smallProject } from './support/small-source.js'

const run = promisify(execFile)

/** The lock file's packages by their folder. */
type Locked = Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>

describe('the lock file', () => {
  it('holds every optional dependency: npm ci refuses one that lacks a platform', async () => {
    const { packages }: { packages: Locked } = JSON.parse(
      await readFile(join(packageRoot(), 'package-lock.json'), 'utf8'),
    )
    const absent = Object.entries(packages).flatMap(([folder, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter(
        name => !packages[`node_modules/${name}`] && !packages[`${folder}/node_modules/${name}`],
      ),
    )
    expect(absent).toEqual([])
  })
})

describe('the package', () => {
  let folder: string
  let project: ProjectFolder
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kehu-package-'))
    project = await projectFolder(smallProject)
    // The build is what the tests run on; packing must not make another one below them.
    const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: packageRoot(),
    })
    const [packed]: readonly { filename: string }[] = JSON.parse(stdout)
    if (!packed) throw new RangeError('npm pack made nothing')
    await put(folder, 'package.json', '{ "private": true }')
    await run(
      'npm',
      ['install', '--prefer-offline', '--no-audit', '--no-fund', '--omit=dev', join(folder, packed.filename)],
      { cwd: folder },
    )
  }, 600_000)
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
    await project[Symbol.asyncDispose]()
  })

  it('installs into an empty folder and says its version', async () => {
    const { stdout } = await run('npx', ['--no-install', 'kehu', '--version'], { cwd: folder })
    const { version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8'))
    expect(stdout.trim()).toBe(version)
  })

  it('runs a night that is the same as that of this repository', async () => {
    const files = randomFiles(new Random(5))
    for (const file of files) await put(project.path, `exports/${file.name}`, file.text)
    const bin = join(folder, 'node_modules/kehu/bin/kehu.js')
    expect(await kehu(project.path, ['run', '--as-of', '2024-02-01'], { bin })).toMatchObject({ code: 0 })
    expect(await outcome(project.path)).toEqual(await outcomeOf([files]))
  })

  it('holds neither tests nor anything of the machine that made it', async () => {
    const { stdout } = await run('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'], { cwd: packageRoot() })
    const [packed]: readonly { files: readonly { path: string }[] }[] = JSON.parse(stdout)
    const paths = (packed?.files ?? []).map(file => file.path)
    expect(paths).toContain('bin/kehu.js')
    expect(paths).toContain('presets/online-retail.yaml')
    expect(paths.filter(path => /\.test\.|node_modules|\.duckdb$|^(src|test|bench)\//.test(path))).toEqual([])
    const stray = []
    for (const path of paths.filter(path => /\.(js|sql|yaml|json|md)$/.test(path))) {
      if ((await readFile(join(packageRoot(), path), 'utf8')).includes(packageRoot())) stray.push(path)
    }
    expect(stray).toEqual([])
  })
})
