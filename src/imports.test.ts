import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import { describe, expect, test } from 'vitest'

/**
 * The house: which floor may import which. Data walks from the files at the bottom to the people at the top, and nothing
 * walks back. `etl` and `mining` meet only in tables. A floor always imports itself.
 */
const floors: Readonly<Record<string, readonly string[]>> = {
  // `kehu demo` makes the firm of the fixtures.
  cli: ['reports', 'mining', 'etl', 'warehouse', 'config', '../fixtures/firm'],
  // Models give data, reports draw it: of mining they know only the forms of an analysis, of causes, and of why nothing is
  // foretold.
  reports: [
    'mining/analysis.js',
    'mining/churn/cause.js',
    'mining/churn/named-column.js',
    'mining/churn/why.js',
    'warehouse',
    'config',
  ],
  mining: ['warehouse', 'config'],
  etl: ['warehouse', 'config'],
  warehouse: ['config'],
  config: [],
}

/** Packages that have one home each: what they bring is hidden behind it. Types count too. */
const homes: readonly (readonly [RegExp, readonly string[]])[] = [
  // The engine is an interface; its values and errors are ours.
  [/^@duckdb\//, ['warehouse/engine/duckdb/']],
  [/^undici$/, ['warehouse/engine/trino/']],
  [/^ml-/, ['mining/']],
  [/^commander$/, ['cli/']],
  [/^echarts/, ['reports/']],
  // What a file is packed in and which format it has ends where it has landed.
  [/^(yauzl|@e965\/xlsx|node-sqlite3-wasm)$/, ['etl/landing/']],
]

/** Packages whose import takes long: loaded by `await import()` where they are used, so that `--help` answers at once. */
const heavy = /^(echarts|apache-arrow|libphonenumber-js|ml-|@e965\/xlsx|node-sqlite3-wasm)/

/** What only the command line does, each as it would stand in code. Everything below is a function of its inputs. */
const onlyCli: Readonly<Record<string, RegExp>> = {
  'the clock': /\bDate\.now\(|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.now\(|\bhrtime\b/,
  chance: /\bMath\.random\(|\brandomUUID\(|\brandomBytes\(|\bgetRandomValues\(/,
  'the terminal': /\bconsole\.|\bprocess\.(stdout|stderr|stdin)\b/,
  'the end of the process': /\bprocess\.(exit|abort|kill)\(|\bprocess\.exitCode\b/,
}

interface Source {
  /** Below src, with slashes. */
  readonly path: string
  readonly floor: string
  readonly imports: readonly Import[]
  /** Without comments, texts emptied. */
  readonly code: string
}

interface Import {
  readonly from: string
  readonly kind: 'type' | 'value' | 'dynamic'
}

const root = dirname(fileURLToPath(import.meta.url))
// Tests, and the contract that tests of engines share, may import what they like.
const sources = globSync('**/*.ts', {
  cwd: root,
  ignore: ['**/*.test.ts', '**/contract-suite.ts', '**/engine/contract/**'],
})
  .sort()
  .map(readSource)

test('every folder of src is a floor', () => {
  expect([...new Set(sources.map(({ floor }) => floor))].sort()).toEqual(Object.keys(floors).sort())
})

describe.each(Object.keys(floors))('%s', floor => {
  const own = sources.filter(source => source.floor === floor)

  test('imports only the floors below it', () => {
    expect(own.flatMap(source => source.imports.map(line => wrongFloor(source, line)).filter(isText))).toEqual([])
  })

  test('leaves packages to their homes, and heavy ones for later', () => {
    expect(own.flatMap(source => source.imports.flatMap(line => wrongPackage(source, line)))).toEqual([])
  })
})

test.each(Object.keys(floors).filter(floor => floor !== 'cli'))('%s is a function of its inputs', floor => {
  const found = sources
    .filter(source => source.floor === floor)
    .flatMap(({ path, code }) =>
      Object.entries(onlyCli).flatMap(([what, pattern]) => (pattern.test(code) ? [`${path} reaches for ${what}`] : [])),
    )
  expect(found).toEqual([])
})

test('no files import each other, by whatever way round', () => {
  // The types of words go round by nature: a text may hold texts, whose templates say what they hold.
  expect(circles(sources).filter(path => !path.startsWith('reports/language/'))).toEqual([])
})

describe('a fault is found', () => {
  const source = (path: string, text: string) => parseSource(path, text)

  test.each([
    ['mining/rfm/a.ts', "import { stage } from '../../etl/stage.js'"],
    ['etl/a.ts', "import type { Model } from '../mining/model.js'"],
    ['reports/a.ts', "import {\n  rfm,\n} from '../mining/rfm/rfm.js'"],
    ['warehouse/a.ts', "export { x } from '../cli/x.js'"],
    ['config/a.ts', "const x = await import('../warehouse/x.js')"],
    ['etl/a.ts', "import '../../fixtures/x.js'"],
  ])('in %s: %s', (path, text) => {
    const found = source(path, text)
    expect(found.imports.map(line => wrongFloor(found, line))).toEqual([expect.stringContaining(path)])
  })

  test.each([
    ['etl/a.ts', "import { DuckDBInstance } from '@duckdb/node-api'"],
    ['warehouse/engine/a.ts', "import type { DuckDBType } from '@duckdb/node-api'"],
    ['reports/a.ts', "import { kmeans } from 'ml-kmeans'"],
    ['mining/a.ts', "import { kmeans } from 'ml-kmeans'"],
    ['reports/a.ts', "import * as echarts from 'echarts'"],
  ])('in %s: %s', (path, text) => {
    const found = source(path, text)
    expect(found.imports.flatMap(line => wrongPackage(found, line))).toHaveLength(1)
  })

  test('in a circle of imports', () => {
    const found = circles([
      source('etl/a.ts', "import type { B } from './b/b.js'"),
      source('etl/b/b.ts', "import { c } from './c.js'"),
      source('etl/b/c.ts', "import { a } from '../a.js'"),
      source('etl/d.ts', "import { a } from './a.js'"),
    ])
    expect(found).toEqual(['etl/a.ts', 'etl/b/b.ts', 'etl/b/c.ts'])
  })

  test('but not where it is allowed, or only spoken of', () => {
    const allowed = source(
      'reports/a.ts',
      "import type { A } from '../mining/analysis.js'\nconst e = await import('echarts')\nimport type { T } from 'echarts'",
    )
    expect(allowed.imports.map(line => line.kind).sort()).toEqual(['dynamic', 'type', 'type'])
    expect(allowed.imports.map(line => wrongFloor(allowed, line))).toEqual([null, null, null])
    expect(allowed.imports.flatMap(line => wrongPackage(allowed, line))).toEqual([])
    const spoken = source(
      'etl/a.ts',
      "// Date.now() is the CLI's\nconst a = 'Math.random()' /* console.log */\nconst b = new Date(0)",
    )
    for (const pattern of Object.values(onlyCli)) expect(spoken.code).not.toMatch(pattern)
    const used = source('etl/a.ts', 'const a = Date.now() + Math.random() // why\nconst b = new Date()')
    expect(used.code).toMatch(onlyCli.chance ?? /^$/)
    expect(used.code).toMatch(onlyCli['the clock'] ?? /^$/)
  })
})

/** Files that import themselves through others. */
function circles(files: readonly Source[]): readonly string[] {
  const known = new Map(files.map(file => [file.path, file]))
  const next = (path: string) =>
    (known.get(path)?.imports ?? [])
      .filter(({ from }) => from.startsWith('.'))
      .map(({ from }) => join(dirname(path), from).replaceAll('\\', '/').replace(/\.js$/, '.ts'))
  return files
    .map(({ path }) => path)
    .filter(path => {
      const seen = new Set(next(path))
      for (const reached of seen) for (const further of next(reached)) seen.add(further)
      return seen.has(path)
    })
}

function wrongFloor({ path, floor }: Source, { from }: Import): string | null {
  if (!from.startsWith('.')) return null
  const target = relative(root, join(root, dirname(path), from)).replaceAll('\\', '/')
  const allowed = [floor, ...(floors[floor] ?? [])]
  return allowed.some(name => target === name || target.startsWith(`${name}/`)) ? null : `${path} imports ${target}`
}

function wrongPackage({ path }: Source, { from, kind }: Import): string[] {
  const home = homes.find(([pattern]) => pattern.test(from))?.[1]
  if (home && !home.some(folder => path.startsWith(folder)))
    return [`${path} imports ${from}: only ${home.join(', ')} may`]
  if (heavy.test(from) && kind === 'value') return [`${path} imports ${from} at once: await import() it`]
  return []
}

function readSource(file: string): Source {
  return parseSource(file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8'))
}

function parseSource(path: string, text: string): Source {
  const statements = text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'/gm)
  const dynamic = text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)
  return {
    path,
    floor: path.split('/')[0] ?? '',
    imports: [
      ...[...statements].map(([, type, from = '']): Import => ({ from, kind: type ? 'type' : 'value' })),
      ...[...dynamic].map(([, from = '']): Import => ({ from, kind: 'dynamic' })),
    ],
    // Texts keep their `${…}`, which is code.
    code: text.replaceAll(/'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, part =>
      part.startsWith("'") ? "''" : '',
    ),
  }
}

function isText(value: string | null): value is string {
  return value !== null
}
