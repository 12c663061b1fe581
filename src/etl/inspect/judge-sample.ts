import { join } from 'node:path'
import type { SourceContract, SourceFile } from '../../config/source.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { noRates } from '../../warehouse/star/mended-elsewhere.js'
import { noPhonePlan } from '../staging/phone-plan.js'
import { stageSql } from '../staging/stage-sql.js'
import { landSeen } from './land-seen.js'
import type { Lookout, SeenFile } from './look.js'

/** Records of a file that are judged. */
export const sampleSize = 1000

export interface Judged {
  readonly records: number
  readonly loads: number
  /** How many of the rest, by what becomes of them and why; the most frequent first. */
  readonly others: readonly {
    readonly fate: 'ignored' | 'quarantined'
    readonly reason: string
    readonly records: number
  }[]
}

/** What would become of the first records of a file as one kind; nothing is kept. @throws BrokenFile when it cannot be read */
export async function judgeSample(
  lookout: Lookout,
  seen: SeenFile,
  source: SourceContract,
  kind: SourceFile,
): Promise<Judged> {
  const { engine, tmp } = lookout
  const landed = await landSeen(lookout, seen, kind)
  const path = join(tmp, `sample-${seen.print.sha256.slice(0, 16)}.parquet`)
  await engine.run(
    statement(
      `copy (select * from read_parquet(${literal(landed.path)}) limit ${sampleSize}) to ${literal(path)} (format parquet)`,
    ),
  )
  const sql = stageSql({
    place: { source, zone: source.contract.timezone, dayStarts: '00:00', phones: noPhonePlan },
    kind,
    header: landed.header,
    files: [{ landed: { ...landed, path }, day: null, fileId: 0n }],
    projectCurrency: source.contract.currency,
    hasRates: false,
  })
  return countFates(engine, sql)
}

type Row = { fate: string; reason: string; records: bigint }

/** Which amounts need a rate depends on the currency of a project: it is not judged here. */
async function countFates(engine: Engine, staged: string): Promise<Judged> {
  const counted = await rows(
    engine,
    statement<Row>(`with judged as (
        select ignored, list_filter(coalesce(problems, []), lambda p: not starts_with(p.reason, ${literal(noRates.begins)})) as wrong
        from (${staged})
      )
      select
        case when ignored is not null then 'ignored' when len(wrong) > 0 then 'quarantined' else 'loaded' end as fate,
        coalesce(ignored, coalesce(wrong[1].column_name || ': ', '') || wrong[1].reason, '') as reason,
        count(*) as records
      from judged group by all order by records desc, fate, reason`),
  )
  const others = counted.flatMap(({ fate, reason, records }) =>
    fate === 'ignored' || fate === 'quarantined' ? [{ fate, reason, records: Number(records) } as const] : [],
  )
  const all = counted.reduce((sum, { records }) => sum + Number(records), 0)
  return { records: all, loads: all - others.reduce((sum, { records }) => sum + records, 0), others }
}
