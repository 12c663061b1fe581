import { contractSchema } from '../../../config/contract.js'
import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../../etl/broken-file.js'
import { type Judged, judgeSample } from '../../../etl/inspect/judge-sample.js'
import { type Lookout, type SeenFile, sourceOf } from '../../../etl/inspect/look.js'
import type { TotalRow } from '../../../etl/inspect/total-rows.js'
import { bracket } from './propose-field.js'
import type { Fields } from './propose-person.js'
import type { IgnoreRule, ProposedFile } from './proposed-file.js'

type Unjudged = Omit<ProposedFile, 'sample' | 'currency'>

/** So many titles and totals the shortest file may have. */
const fewTitles = 3

/** What says neither which order it is nor when it was made is a title or a total. */
export function titleRule({ maps, sample }: ProposedFile): IgnoreRule | undefined {
  const { order_id, ordered_at } = maps.order_line ?? {}
  const [order, time] = [order_id?.columns[0], ordered_at?.columns[0]]
  if (order === undefined || time === undefined || typeof sample === 'string') return undefined
  const missing = sample.others.find(({ reason }) => [order, time].some(name => reason === `${name}: is missing`))
  // Where so many say neither, they are records of another kind.
  if (!missing || (missing.records > fewTitles && missing.records * 4 > sample.records)) return undefined
  const when = `is_null(${bracket(order)}) and is_null(${bracket(time)})`
  return { name: 'no_record', when, why: 'titles and totals: they say neither which order nor when' }
}

/** The rule that rows of sums are ignored by. */
export const sums = { name: 'total', why: 'sums of the records above them' } as const

/** Rows of sums, by their words: none else is called so. */
export function totalRule(found: readonly TotalRow[]): IgnoreRule | undefined {
  if (found.length === 0) return undefined
  const whens = found.map(({ column, text }) => `${bracket(column)} = '${text.replaceAll("'", "''")}'`)
  return { ...sums, when: whens.join(' or ') }
}

/** What would become of the first records of a file as it is proposed; in words where that cannot be told. */
export async function judgeProposal(
  lookout: Lookout,
  seen: SeenFile,
  file: Unjudged,
  ignore: readonly IgnoreRule[] = [],
): Promise<Judged | string> {
  const maps = Object.entries(file.maps).map(([entity, columns]) => [
    entity,
    { ...bare(columns), ...(entity === 'customer' && file.attributes && { attributes: bare(file.attributes) }) },
  ])
  const { format, read, join, unpivot, replaces, fill_down } = file
  const kind = {
    name: 'records',
    ...(format && { format }),
    read,
    ...(join && { join: [join] }),
    ...(unpivot && { unpivot }),
    ...(replaces && { replaces }),
    ...(fill_down && { fill_down }),
    maps: Object.fromEntries(maps),
  }
  const parsed = contractSchema.safeParse({
    files: [kind],
    ignore: ignore.map(({ name, when }) => ({ name, when })),
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
