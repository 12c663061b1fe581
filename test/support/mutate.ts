import type { Random } from '../../fixtures/random.js'

type Mutation = (bytes: Buffer, random: Random) => Buffer

const marks = ['"', ',', '\n', '\r', '\r\n', ';', '\t', '\0', "'", '\\', '\uFEFF', '\u00A0', '客', 'é']
const cells = [
  '',
  '-1',
  '1e3',
  '1.7',
  '9'.repeat(30),
  '-0',
  'NaN',
  'null',
  '2024-02-30 10:00:00',
  '0001-01-01 00:00:00',
  '"a\nb"',
  '"a""b"',
  "'); drop table x; --",
  'C9',
]

/** Ways in which exports get broken on their way. */
const mutations: readonly Mutation[] = [
  (bytes, random) => splice(bytes, random.integer(bytes.length + 1), 0, Buffer.from(random.pick(marks))),
  (bytes, random) => splice(bytes, random.integer(bytes.length), 1, Buffer.from([random.integer(256)])),
  (bytes, random) => splice(bytes, random.integer(bytes.length), 1 + random.integer(20), Buffer.alloc(0)),
  (bytes, random) => bytes.subarray(0, random.integer(bytes.length + 1)),
  (bytes, random) => splice(bytes, random.integer(bytes.length), 0, bytes.subarray(random.integer(bytes.length))),
  withLines((lines, random) => lines.splice(random.integer(lines.length), 1)),
  withLines((lines, random) => lines.splice(random.integer(lines.length), 0, random.pick(lines))),
  withLines((lines, random) => lines.splice(random.integer(lines.length), 0, '')),
  withLines((lines, random) => {
    const at = random.integer(lines.length)
    const found = (lines[at] ?? '').split(',')
    found[random.integer(found.length)] = random.pick(cells)
    lines[at] = found.join(',')
  }),
  withLines((lines, random) => {
    const at = random.integer(lines.length)
    lines[at] = `${lines[at]},${random.pick(cells)}`
  }),
  bytes => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
  bytes => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  bytes => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
]

/** The bytes after one to three mutations. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  let result = bytes
  for (let times = 1 + random.integer(3); times > 0 && result.length > 0; times--)
    result = random.pick(mutations)(result, random)
  return result
}

function splice(bytes: Buffer, at: number, remove: number, insert: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)])
}

function withLines(change: (lines: string[], random: Random) => unknown): Mutation {
  return (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n')
    change(lines, random)
    return Buffer.from(lines.join('\n'), 'latin1')
  }
}
