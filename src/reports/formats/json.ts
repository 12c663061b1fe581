import type { Format } from './format.js'
import { jsonMember } from './json-cell.js'
import { writeLines } from './lines.js'

/** One JSON array of objects, an object a line; members as {@link jsonMember} writes them. */
export const json: Format = {
  name: 'json',
  extension: 'json',
  async write(rows, out) {
    let before = '[\n'
    const written = await writeLines(rows, out, jsonMember, members => {
      const line = `${before}{${members.join(',')}}`
      before = ',\n'
      return line
    })
    await out.write(written.rows === 0n ? '[]\n' : '\n]\n')
    return written
  },
}
