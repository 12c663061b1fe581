import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar, visit } from 'yaml'
import { ConfigError, type ConfigProblem } from './config-error.js'
import type { Finding } from './describe-issue.js'

/** The environment that `${env:NAME}` is looked up in. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A YAML file that still knows where everything stands. */
export interface YamlFile {
  /** As plain values, variables of the environment put in. */
  readonly value: unknown
  /** Variables that are not set. */
  readonly missing: readonly ConfigProblem[]
  /** A finding as a problem with line and column, values of the environment taken out again. */
  problem(finding: Finding): ConfigProblem
}

/**
 * Reads the text of a YAML file; `name` is what errors call it. Without an environment `${env:NAME}` is plain text.
 * @throws ConfigError `syntax` with every mistake of the YAML
 */
export function parseYamlFile(text: string, name: string, environment?: Environment): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { file: name, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => ({
      ...place(pos[0]),
      path: '',
      message: lowerFirst(message),
    }))
    throw new ConfigError('syntax', problems)
  }

  const written = new Map<Scalar, string>()
  const missing: ConfigProblem[] = []
  if (environment !== undefined) {
    visit(document, {
      Scalar(key, node) {
        if (key === 'key' || typeof node.value !== 'string') return
        const original = node.value
        node.value = original.replaceAll(/\$\{env:([^}]*)\}/g, (whole, variable: string) => {
          const found = environment[variable]
          if (found === undefined) {
            const message = `environment variable '${variable}' is not set; export it, or remove ${whole}`
            missing.push({ ...place(node.range?.[0] ?? 0), path: '', message })
          }
          return found ?? whole
        })
        if (node.value !== original) written.set(node, original)
      },
    })
  }

  const problem = ({ path, at, message }: Finding): ConfigProblem => {
    const { offset, node } = locate(document.contents, path, at, alias =>
      isAlias(alias) ? alias.resolve(document) : alias,
    )
    const original = isScalar(node) ? written.get(node) : undefined
    const value = isScalar(node) ? String(node.value) : ''
    const said = original === undefined || value === '' ? message : message.replaceAll(value, original)
    return { ...place(offset), path: pathText(path), message: said }
  }
  return { value: plain(() => document.toJS(), name), missing, problem }
}

type Resolve = (node: unknown) => unknown

/** Where a path ends: at its value, or as near above it as the file goes. */
function locate(
  contents: Node | null,
  path: readonly PropertyKey[],
  at: 'key' | 'value',
  resolve: Resolve,
): { offset: number; node?: unknown } {
  let node: unknown = contents
  let offset = start(contents) ?? 0
  for (const step of path) {
    node = resolve(node)
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (pair === undefined) return { offset }
      offset = start(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = start(node) ?? offset
    } else {
      return { offset }
    }
  }
  const isEmpty = node === null || (isScalar(node) && node.value === null)
  return { offset: at === 'key' || isEmpty ? offset : (start(node) ?? offset), node }
}

const start = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : undefined

/** Aliases that name nothing, or multiply beyond measure, show only here. */
function plain(read: () => unknown, name: string): unknown {
  try {
    return read()
  } catch (error) {
    const message = lowerFirst(error instanceof Error ? error.message : String(error))
    throw new ConfigError('syntax', [{ file: name, path: '', message }], { cause: error })
  }
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('')
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
