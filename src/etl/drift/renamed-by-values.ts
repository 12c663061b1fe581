import type { Engine } from '../../warehouse/engine/engine.js'
import { type LandedCopy, landedCopies } from '../landing/landed-deliveries.js'
import type { LandedFile } from '../landing/landed-file.js'
import type { PlannedFile } from '../planned-file.js'
import { alikeColumn } from './alike-columns.js'
import type { Drift } from './drift.js'
import { renamedWords } from './header-drift.js'

/** A planned file and its landed copy. */
interface Copied {
  readonly file: Pick<PlannedFile, 'source' | 'kind' | 'name' | 'sha256'>
  readonly landed: LandedFile
}

/**
 * The drift of headers, once more with the values: a column that is lost and a new one of the same file whose values look
 * like its are told as renamed. Suggested, never assumed.
 *
 * @param copied new files that are named in the drift, as far as they are landed
 * @param landed `warehouse/landed`
 */
export async function renamedByValues(
  engine: Engine,
  drift: readonly Drift[],
  copied: readonly Copied[],
  landed: string,
): Promise<readonly Drift[]> {
  const lost = drift.filter(one => one.drift === 'lost')
  const fresh = drift.filter(one => one.drift === 'new')
  if (!lost.some(one => fresh.some(other => isOfOneFile(one, other)))) return drift
  const { copies } = await landedCopies(landed)
  const renamed: { from: Drift; to: Drift }[] = []
  for (const from of lost) {
    const now = copied.find(({ file }) => file.source.name === from.source && file.name === from.file)
    const before = now && newestWith(copies, from, now.file.sha256)
    if (!now || !before) continue
    const others = fresh.filter(to => isOfOneFile(from, to) && !renamed.some(one => one.to === to))
    const names = others.map(({ column }) => column)
    const name = await alikeColumn(engine, { file: before, column: from.column }, now.landed, names)
    const to = others.find(({ column }) => column === name)
    if (to) renamed.push({ from, to })
  }
  const told = drift.filter(one => !renamed.some(({ from, to }) => one === from || one === to))
  return [
    ...told,
    ...renamed.map(({ from, to }): Drift => {
      const source = copied.find(({ file }) => file.source.name === from.source)?.file.source
      const wanted = source?.contract.on_drift.renamed ?? 'stop'
      // What earlier values tell may not decide what becomes of a record.
      const action = wanted === 'quarantine' ? 'warn' : wanted
      return { ...from, drift: 'renamed', action, detail: renamedWords(from.column, to.column, 'by its values ') }
    }),
  ]
}

function isOfOneFile(one: Drift, other: Drift): boolean {
  return one.source === other.source && one.kind === other.kind && one.file === other.file
}

/** The landed copy that last had a column of a kind. */
function newestWith(copies: readonly LandedCopy[], { source, kind, column }: Drift, but: string): LandedFile | null {
  const having = copies.flatMap(copy =>
    copy.source === source && copy.description.sha256 !== but && copy.description.header.includes(column)
      ? copy.description.deliveries.filter(one => one.kind === kind).map(one => ({ ...one, file: copy.description }))
      : [],
  )
  const [newest] = having.sort((a, b) =>
    (a.day ?? '') === (b.day ?? '') ? b.arrival - a.arrival : (a.day ?? '') < (b.day ?? '') ? 1 : -1,
  )
  return newest?.file ?? null
}
