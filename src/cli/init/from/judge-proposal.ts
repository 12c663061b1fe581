import { contractSchema } from '../../../config/contract.js'
import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../../etl/broken-file.js'
import { type Judged, judgeSample } from '../../../etl/inspect/judge-sample.js'
import { type Lookout, type SeenFile, sourceOf } from '../../../etl/inspect/look.js'
import { bracket } from './propose-field.js'
import type { Fields } from './propose-person.js'
import type { IgnoreRule, ProposedFile } from './proposed-file.js'

type Unjudged = Omit<ProposedFile, 'sample' | 'currency'>

/** What says neither which order it is nor when it was made is a title or a total. */
export function titleRule({ maps, sample }: ProposedFile): IgnoreRule | undefined {
  const { order_id, ordered_at } = maps.order_line ?? {}
  const [order, time] = [order_id?.columns[0], ordered_at?.columns[0]]
  if (order === undefined || time === undefined || typeof sample === 'string') return undefined
  const missing = sample.others.find(({ reason }) => [order, time].some(name => reason === `${name}: is missing`))
  if (!missing) return undefined
  const when = `is_null(${bracket(order)}) and is_null(${bracket(time)})`
  return { name: 'no_record', when, why: 'titles and totals: they say neither which order nor when' }
}

/** What would become of the first records of a file as it is proposed; in words where that cannot be told. */
export async function judgeProposal(
  lookout: Lookout,
  seen: SeenFile,
  file: Unjudged,
  ignore?: IgnoreRule,
): Promise<Judged | string> {
  const maps = Object.entries(file.maps).map(([entity, columns]) => [
    entity,
    { ...bare(columns), ...(entity === 'customer' && file.attributes && { attributes: bare(file.attributes) }) },
  ])
  const { format, read, join, unpivot, replaces } = file
  const kind = {
    name: 'records',
    ...(format && { format }),
    read,
    ...(join && { join: [join] }),
    ...(unpivot && { unpivot }),
    ...(replaces && { replaces }),
    maps: Object.fromEntries(maps),
  }
  const parsed = contractSchema.safeParse({
    files: [kind],
    ...(ignore && { ignore: [{ name: ignore.name, when: ignore.when }] }),
  })
  if (!parsed.success) return 'it needs your hand: the proposal is not whole'
  const kinds = parsed.data.files.map((one): SourceFile => ({ ...one, path: [] }))
  const [only] = kinds
  const { timezone = 'UTC', currency = 'XXX', ...contract } = parsed.data
  if (!only) return ''
  try {
    return await judgeSample(lookout, seen, sourceOf(kinds, { ...contract, timezone, currency }), only)
  } catch (thrown) {
    if (!(thrown instanceof BrokenFile)) throw thrown
    return thrown.detail
  }
}

function bare(fields: Fields): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([column, { field }]) => [column, field]))
}
