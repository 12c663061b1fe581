import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../broken-file.js'
import { takesFile } from '../../takes-file.js'
import { DeliveredBytes } from '../delivered-bytes.js'
import type { Delivery } from '../delivery.js'
import { type Fingerprint, fingerprint, partPrint } from '../fingerprint.js'
import { toldByName } from '../format-by-name.js'
import type { Part } from '../reader.js'
import { partReaderOf } from '../readers.js'

export type Join = NonNullable<SourceFile['join']>[number]

/**
 * What a join takes: of a sheet or a table another one of its file, else the file that lies beside, of a workbook or a
 * database there the part of that name, or the only one.
 *
 * @param bytes those of the delivery itself
 * @throws BrokenFile when there is none, or several
 */
export async function siblingOf(delivery: Delivery, one: Join, bytes: DeliveredBytes): Promise<Delivery> {
  return (await partWithin(delivery, one, bytes)) ?? partOf(await fileBeside(delivery, one), one, bytes.tmp)
}

/** Another part of the same file; null where the delivery is no part, or the file has none of that name. */
async function partWithin(delivery: Delivery, { names }: Join, bytes: DeliveredBytes): Promise<Delivery | null> {
  const own = delivery.part
  if (own === null) return null
  const named = (await partsOf(delivery, bytes)).filter(({ name }) => name !== own && takesFile({ names }, name))
  const [only] = named
  if (only === undefined) return null
  if (named.length > 1) throw several(delivery, names, named)
  return { ...delivery, name: delivery.name.slice(0, -own.length) + only.name, part: only.name }
}

async function fileBeside(delivery: Delivery, { as, names }: Join): Promise<Delivery> {
  if (delivery.packed.some(({ kind }) => kind === 'zip')) {
    throw new BrokenFile(
      'packed',
      delivery.name,
      `needs ${as} beside it, and lies in an archive; deliver both unpacked`,
    )
  }
  const folder = dirname(delivery.path)
  const own = basename(delivery.path)
  const found = (await readdir(folder))
    .filter(name => name !== own && !name.startsWith('.') && takesFile({ names }, name))
    .sort()
  const [only] = found
  if (only === undefined || found.length > 1) {
    const what = only === undefined ? 'none is there' : `${found.join(' and ')} are there`
    const mend = 'deliver the files of one export into a folder of their own'
    throw new BrokenFile('columns', delivery.name, `needs one file ${names.join(' or ')} beside it, ${what}; ${mend}`)
  }
  const { isGzip, format } = toldByName(only)
  const file = delivery.part === null ? delivery.name : delivery.name.slice(0, -delivery.part.length - 1)
  return {
    ...delivery,
    path: join(folder, only),
    name: join(dirname(file), only),
    packed: isGzip ? [{ kind: 'gzip' }] : [],
    format,
    part: null,
  }
}

/** The sheet or table of a file that is meant; the file itself where it has none. */
async function partOf(file: Delivery, { names }: Join, tmp: string): Promise<Delivery> {
  if (file.format === null || partReaderOf(file.format) === null) return file
  await using bytes = new DeliveredBytes(file, tmp)
  const visible = (await partsOf(file, bytes)).filter(({ hidden }) => !hidden)
  const named = visible.filter(({ name }) => takesFile({ names }, name))
  const meant = named.length > 0 ? named : visible
  const [only] = meant
  if (only === undefined || meant.length > 1) throw several(file, names, meant)
  return { ...file, name: `${file.name}/${only.name}`, part: only.name }
}

async function partsOf({ format, name, kinds }: Delivery, bytes: DeliveredBytes): Promise<readonly Part[]> {
  const reader = format === null ? null : partReaderOf(format)
  return reader === null ? [] : reader.parts({ bytes }, name, kinds)
}

function several({ name }: Delivery, names: readonly string[], found: readonly Part[]): BrokenFile {
  const what = found.length === 0 ? 'has none' : `has ${found.map(part => part.name).join(' and ')}`
  const mend = `call the one that is meant ${names.join(' or ')}`
  return new BrokenFile('part', name, `is to be read beside others by one sheet or table, and ${what}; ${mend}`)
}

/** What a sibling is known by: its bytes, and which part of them it is. */
export async function siblingPrint(
  { part }: Pick<Delivery, 'part'>,
  bytes: DeliveredBytes,
  isText: boolean,
): Promise<Fingerprint> {
  const print = await fingerprint(bytes.chunks(), isText)
  return part === null ? print : partPrint(print, part)
}

/**
 * A delivery that is read together with others is known by the bytes of all of them; one that is missing is said when it is
 * read.
 *
 * @param own those of the delivery itself
 */
export async function printWithSiblings(
  delivery: Delivery,
  print: Fingerprint,
  own: DeliveredBytes,
): Promise<Fingerprint> {
  const joins = delivery.kinds.flatMap(kind => kind.join ?? [])
  let whole = print
  for (const one of joins) {
    try {
      const sibling = await siblingOf(delivery, one, own)
      await using bytes = new DeliveredBytes(sibling, own.tmp)
      whole = partPrint(whole, (await siblingPrint(sibling, bytes, false)).sha256)
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
    }
  }
  return whole
}
