import type { FileFormat } from '../../config/read.js'
import type { SourceFile } from '../../config/source.js'
import { joined } from './joined/joined-reader.js'
import type { Reader } from './reader.js'
import { readers } from './readers.js'
import { unpivoted } from './unpivoted/unpivoted-reader.js'

/** The reader of a format as a kind needs it: cells may become records, and files beside it add their columns. */
export function readerOf(format: FileFormat, { unpivot, join }: SourceFile): Reader {
  const own = unpivot === undefined ? readers[format] : unpivoted(readers[format], unpivot)
  return join === undefined ? own : joined(own, join)
}
