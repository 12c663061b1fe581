import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { FileFormat } from '../../config/read.js'
import type { SourceFile } from '../../config/source.js'
import { BrokenFile } from '../broken-file.js'
import { headerProblems } from '../staging/resolve-field.js'
import { contradiction } from './byte-signature.js'
import { formatOf } from './delivery.js'
import { landedAt } from './description.js'
import type { OpenFile } from './open-file.js'
import type { Dialect, Reader } from './reader.js'
import { readerOf } from './reader-of.js'

export interface ChosenKind {
  readonly kind: SourceFile
  readonly reader: Reader
  /** Short text that stands for format and dialect in file names. */
  readonly id: string
  readonly header: readonly string[]
  /** What of the contract the header does not have; none for the kind that fits. */
  readonly problems: readonly string[]
}

/**
 * The first kind of the contract whose columns are all in the file's header, by name. Where none fits, the kind that
 * lacks least, with what it lacks: the contract says whether that holds the night.
 *
 * @param landed folder of the source's landed files: the header of one that has landed is known
 * @throws BrokenFile when the file cannot be read in any way
 */
export async function chooseKind(file: OpenFile, landed: string): Promise<ChosenKind> {
  const { delivery } = file
  let best: ChosenKind | undefined
  let failure: BrokenFile | undefined
  for (const kind of delivery.kinds) {
    const format = formatOf(kind, delivery)
    if (!format) continue
    try {
      const chosen = await asKind(file, kind, format, landed)
      if (chosen.problems.length === 0) return chosen
      if (!best || chosen.problems.length < best.problems.length) best = chosen
    } catch (thrown) {
      // Another kind may read it in another way.
      if (!(thrown instanceof BrokenFile)) throw thrown
      failure ??= thrown
    }
  }
  if (best) return best
  throw failure ?? new BrokenFile('kind', delivery.name, 'no kind of file in the contract has a path that names it')
}

/** What a file is as one kind. @throws BrokenFile when it cannot be read so */
export async function asKind(
  file: OpenFile,
  kind: SourceFile,
  format: FileFormat,
  landed: string,
): Promise<ChosenKind> {
  const wrong = contradiction(format, file.print.signature)
  if (wrong !== null) throw new BrokenFile('format', file.delivery.name, wrong)
  const reader = readerOf(format, kind)
  const id = dialectId(await reader.dialect(file, kind))
  const before = await landedAt(join(landed, `${file.print.sha256}-${id}`))
  const header = before?.header ?? (await reader.header(file, kind))
  return { kind, reader, id, header, problems: headerProblems(kind, header) }
}

/** Stands for format and dialect in the name of a landed file. */
export function dialectId(dialect: Dialect): string {
  const shape = typeof dialect === 'string' ? dialect : JSON.stringify(dialect)
  return createHash('md5').update(shape).digest('hex').slice(0, 8)
}
