import { ConfigError, type ConfigProblem } from '../../config/config-error.js'
import { openDuckdb } from '../../warehouse/engine/duckdb/duckdb.js'
import { EngineError } from '../../warehouse/engine/engine-error.js'
import { portabilityFaults } from '../../warehouse/engine/portability.js'
import { sqlTokens } from '../../warehouse/engine/sql-token.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bindDay } from '../features.js'
import type { OwnSql } from './own-sql.js'

const anyDay = '2000-01-01' as Day

type Statement = OwnSql['tables'][number] | OwnSql['checks'][number]

/**
 * Refuses what a typed query may not do either: statements that are no SELECT, that read files or settings, or what is of
 * one night only.
 *
 * @param engine of the project: on a cluster the parser of this machine cannot judge what is meant for another
 * @throws ConfigError with everything that is refused, by file and line
 */
export async function checkOwnSql({ tables, checks }: OwnSql, engine: 'duckdb' | 'trino'): Promise<void> {
  const all = [...tables, ...checks]
  if (all.length === 0) return
  const problems = all.flatMap(fleeting)
  if (engine === 'duckdb') {
    await using sandbox = await openDuckdb({ path: ':memory:', threads: 1, sandboxed: true })
    for (const one of all) {
      try {
        for await (const _ of sandbox.read(bindDay(one.file, anyDay))) break
      } catch (thrown) {
        if (!(thrown instanceof EngineError)) throw thrown
        // That its tables are not there yet is no fault.
        if (thrown.code === 'forbidden' || thrown.code === 'syntax') problems.push(placed(one, thrown))
      }
    }
  } else problems.push(...all.flatMap(foreignForm))
  if (problems.length > 0) throw new ConfigError('invalid', problems)
}

/** Tables of `work` hold what tonight needs: what they hold depends on what was delivered when. */
function fleeting({ path, file, line }: Statement): readonly ConfigProblem[] {
  const tokens = sqlTokens(file.text)
  return tokens.flatMap((token, i) => {
    if (token.text !== 'work' || tokens[i + 1]?.text !== '.') return []
    const message = 'tables of work are of one night alone: read the published ones'
    return [{ file: path, line: line + token.line - 1, path: '', message }]
  })
}

function foreignForm({ path, file, line }: Statement): readonly ConfigProblem[] {
  const [first] = sqlTokens(file.text)
  if (first && ['select', 'with', 'values', 'table', '('].includes(first.text)) return []
  return [{ file: path, line, path: '', message: 'only a SELECT is allowed here' }]
}

/** What an engine says of a statement, by the line of its file. */
export function placed({ path, line }: Statement, { message }: EngineError): ConfigProblem {
  const [, at] = /\bLINE (\d+):/i.exec(message) ?? /^line (\d+):\d+:/i.exec(message) ?? []
  const said = message.split('\n')[0] ?? message
  return { file: path, line: line + Number(at ?? 1) - 1, path: '', message: said.replace(/^line \d+:\d+: /i, '') }
}

/** Why a statement runs on one of the engines only, in words; none where it is portable. */
export function notPortable({ path, file, line }: Statement): string | null {
  const [fault] = portabilityFaults(file.text)
  return fault ? `${path}:${line + fault.line - 1}: ${fault.message}: it runs on one engine only` : null
}
