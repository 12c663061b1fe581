import { basename, dirname } from 'node:path'
import { BrokenFile } from '../../../etl/broken-file.js'
import type { Lookout, SeenFile } from '../../../etl/inspect/look.js'
import { type SampledColumn, sampleColumns } from '../../../etl/inspect/sample-columns.js'
import { type AlikeFiles, fileOf } from './alike-files.js'
import { Columns, entityOf, isNumber, isSent } from './columns.js'
import { spellings } from './meanings.js'
import { slugOf } from './names.js'
import { holdsLines, type ProposedKind, proposeKind } from './propose-kind.js'
import type { ProposedJoin } from './proposed-file.js'
import { kindOf } from './read-as-written.js'
import { besideOf, type SampledFiles } from './sampled-files.js'

/** A kind of lines that another file completes. */
export type JoinedKind = ProposedKind & { readonly join: ProposedJoin; readonly sibling: SampledFiles }

/** Lines that say neither when nor who, read together with the orders that do. */
export async function joinedLines(
  lookout: Lookout,
  sampled: readonly SampledFiles[],
): Promise<ReadonlyMap<SampledFiles, JoinedKind>> {
  const found = new Map<SampledFiles, JoinedKind>()
  for (const one of sampled) {
    const own = new Columns(one.columns, besideOf(one, sampled))
    const order = own.find('order')
    if (!order || (own.time && !(isSent(own.time) && !own.customer && !own.email))) continue
    if (!own.find('quantity') && !own.find('price', isNumber)) continue
    for (const sibling of sampled) {
      if (sibling === one || !isBeside(one.group, sibling.group)) continue
      const key = keyIn(sibling, order.name)
      if (key === undefined || !new Columns(sibling.columns, besideOf(sibling, sampled)).time) continue
      const join = joinOf(sibling, order.name, key)
      const columns = await readBeside(lookout, one, join)
      if (columns === null) continue
      const kind = proposeKind(columns, { ...besideOf(one, sampled), prefix: `${join.as}.` })
      if (kind && holdsLines(kind)) found.set(one, { ...kind, join, sibling })
    }
  }
  return found
}

/** The columns of both files; null where they cannot be read so, as when a key comes twice. */
async function readBeside(
  lookout: Lookout,
  { group }: SampledFiles,
  join: ProposedJoin,
): Promise<readonly SampledColumn[] | null> {
  try {
    return await sampleColumns(lookout, group.newest.seen, kindOf(group, { join }))
  } catch (thrown) {
    if (!(thrown instanceof BrokenFile)) throw thrown
    return null
  }
}

/** One file each, in one folder, or parts of one file: a join finds what lies beside. */
function isBeside(one: AlikeFiles, other: AlikeFiles): boolean {
  const [a, b] = [one.newest.seen, other.newest.seen]
  if (one.files.length > 1 || other.files.length > 1) return false
  if (a.delivery.part !== null || b.delivery.part !== null)
    return a.delivery.part !== null && b.delivery.part !== null && fileOf(a) === fileOf(b)
  const isPlain = ({ delivery }: SeenFile) => delivery.packed.every(({ kind }) => kind !== 'zip')
  return (
    isPlain(a) &&
    isPlain(b) &&
    dirname(fileOf(a)) === dirname(fileOf(b)) &&
    JSON.stringify(one.read) === JSON.stringify(other.read)
  )
}

/** The column by which a file is found: of the same name, or its own `id`, one record each. */
function keyIn({ group, columns }: SampledFiles, wanted: string): string | undefined {
  const named = columns.find(({ name }) => spellings(name)[0] === spellings(wanted)[0])
  const own = columns.find(({ name }) => /^id$/i.test(name) && entityOf(group.stem) === entityOf(wanted))
  const key = named ?? own
  return key && key.filled > 0 && key.distinct === key.filled ? key.name : undefined
}

function joinOf({ group }: SampledFiles, mine: string, theirs: string): ProposedJoin {
  const { seen } = group.newest
  const own = seen.delivery.part ?? basename(fileOf(seen))
  return { as: slugOf(group.stem, 'beside'), names: [own], on: { [mine]: theirs } }
}
