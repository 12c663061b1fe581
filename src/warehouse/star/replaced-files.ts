import { type Engine, rows } from '../engine/engine.js'
import { type Query, statement } from '../engine/query.js'
import type { KindPolicy } from './staged-file.js'
import { keep, star } from './work.js'

/** Whether newer files of any kind replace older ones of their name. */
export function hasReplacing(kinds: readonly KindPolicy[]): boolean {
  return kinds.some(({ replaces }) => replaces === 'file')
}

/**
 * Finds the files that newer ones of their name replace.
 *
 * @returns whether tonight replaces a file that held until now: what it said has to go, wherever it stands
 */
export async function findReplaced(engine: Engine, kinds: readonly KindPolicy[]): Promise<boolean> {
  if (!hasReplacing(kinds)) return false
  await keep(engine, 'replaced_file', star('replaced_file'))
  const [found] = await rows(
    engine,
    statement<{ files: bigint }>('select count(*) as files from work.replaced_file where was_newest'),
  )
  return found !== undefined && found.files > 0n
}

/** Records of which those of replaced files are superseded as a whole. */
export function withoutReplaced(engine: Engine, records: Query): Query {
  const { text, values } = engine.compile(records)
  return statement(
    `select staged.file_id, staged.record, staged.source, staged.record_key,
      case when replaced_file.file_id is not null then 'superseded' else staged.ignored end as ignored,
      staged.reason, staged.record_md5
    from (${text}) as staged
    left join work.replaced_file on replaced_file.file_id = staged.file_id`,
    values,
  )
}
