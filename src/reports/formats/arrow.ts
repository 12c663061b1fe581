import { arrowColumn } from './arrow-column.js'
import type { Format } from './format.js'
import { slices } from './rowset.js'

/**
 * Arrow IPC in the file format (`ARROW1` at both ends, a footer with the place of each batch), one record batch per
 * chunk, uncompressed. BIGINT is Int64, INTEGER Int32, DOUBLE Float64, DECIMAL(p, s) Decimal128(p, s), DATE Date32,
 * TIMESTAMP Timestamp in microseconds UTC, VARCHAR Utf8, BOOLEAN Bool; every field is nullable.
 */
export const arrow: Format = {
  name: 'arrow',
  extension: 'arrow',
  async write(rows, out) {
    const library = await import('apache-arrow')
    const { AsyncByteQueue, Field, makeData, RecordBatch, RecordBatchFileWriter, Schema, Struct } = library

    /** Keeps what the writer says until the sink has taken it; the queue itself would hold the whole file. */
    class Pending extends AsyncByteQueue {
      #said: Uint8Array[] = []
      override write(bytes: unknown): void {
        if (!(bytes instanceof Uint8Array)) throw new TypeError('the Arrow writer says bytes only')
        this.#said.push(bytes)
      }
      async flush(): Promise<void> {
        const said = Buffer.concat(this.#said)
        this.#said = []
        await out.write(said)
      }
    }

    const columns = rows.columns.map(column => arrowColumn(library, column))
    const fields = columns.map(({ name, type }) => new Field(name, type, true))
    const schema = new Schema(fields)
    const row = new Struct(fields)
    const pending = new Pending()
    const writer = new RecordBatchFileWriter()
    writer.reset(pending, schema)
    let count = 0n
    for await (const slice of slices(rows)) {
      const children = columns.map((column, i) => column.data(slice.columns[i] ?? []))
      writer.write(new RecordBatch(schema, makeData({ type: row, length: slice.length, nullCount: 0, children })))
      await pending.flush()
      count += BigInt(slice.length)
    }
    writer.finish()
    await pending.flush()
    return { rows: count }
  },
}
