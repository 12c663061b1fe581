import { read as readSchema } from '../../../config/read.js'
import type { SourceFile } from '../../../config/source.js'
import type { Unpivot } from '../../../config/unpivot.js'
import { BrokenFile } from '../../../etl/broken-file.js'
import { type HowWritten, howWritten } from '../../../etl/inspect/how-written.js'
import { anyKind, type Lookout, type SeenFile } from '../../../etl/inspect/look.js'
import type { ReadFile } from './alike-files.js'
import type { ProposedJoin } from './proposed-file.js'

/**
 * How a file that no preset knows seems to be written, with its columns.
 *
 * @param like a file that is called alike: what reads it may read this one
 * @throws BrokenFile where nothing reads it
 */
export async function readFileAsWritten(lookout: Lookout, seen: SeenFile, like?: ReadFile): Promise<ReadFile> {
  // Of a file in UTF-8 an encoding would have to be said, too: the files of one kind then have a list.
  if (like && isUtf8(seen) === (like.read.encoding === undefined)) {
    const header = await seen.headerAs(kindOf(like))
    if (!(header instanceof BrokenFile) && header.join('\u001f') === like.header.join('\u001f'))
      return { ...like, seen }
  }
  const written = await howWritten(lookout, seen)
  const { format, read } = written
  const header = await seen.headerAs(kindOf(written))
  if (header instanceof BrokenFile) throw header
  const why = Object.entries(written.why).flatMap(([key, reason]) => (key in read ? reason : []))
  return { seen, ...(format && { format }), read, why, header }
}

function isUtf8({ print }: SeenFile): boolean {
  return (print.text?.notUtf8 ?? null) === null
}

/** A kind that reads a file as it seems to be written, and maps nothing. */
export function kindOf(
  { format, read }: Pick<HowWritten, 'format' | 'read'>,
  { join, unpivot }: { readonly join?: ProposedJoin; readonly unpivot?: Unpivot } = {},
): SourceFile {
  return {
    ...anyKind,
    ...(format && { format }),
    read: readSchema.parse(read),
    ...(unpivot && { unpivot }),
    ...(join && { join: [{ as: join.as, names: [...join.names], on: { ...join.on } }] }),
  }
}
