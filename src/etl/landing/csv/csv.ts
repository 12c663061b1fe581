import type { Reader } from '../reader.js'
import { encodingOf, possibleEncodings } from '../text/encoding.js'
import { dialectOf, namedDialect } from './dialect.js'
import { landCsv } from './land-csv.js'
import { csvLayout } from './layout.js'

/** CSV, TSV and their kin. */
export const csv: Reader = {
  isText: true,
  dialects: (kind, name) => {
    const dialect = dialectOf(kind, name)
    return possibleEncodings(kind).map(encoding => namedDialect(dialect, encoding))
  },
  async dialect(file, kind) {
    return namedDialect(dialectOf(kind, file.delivery.name), await encodingOf(file, kind))
  },
  async header(file, kind) {
    const { label } = await encodingOf(file, kind)
    return (await csvLayout(file, label, kind, dialectOf(kind, file.delivery.name))).header
  },
  land: landCsv,
}
