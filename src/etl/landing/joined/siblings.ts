import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../broken-file.js'
import { takesFile } from '../../takes-file.js'
import { DeliveredBytes } from '../delivered-bytes.js'
import type { Delivery } from '../delivery.js'
import { type Fingerprint, fingerprint, partPrint } from '../fingerprint.js'
import { toldByName } from '../format-by-name.js'

export type Join = NonNullable<SourceFile['join']>[number]

/**
 * The file that lies beside another one and has a name that a join takes.
 * @throws BrokenFile when there is none, or several
 */
export async function siblingOf(delivery: Delivery, { as, names }: Join): Promise<Delivery> {
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
  return {
    ...delivery,
    path: join(folder, only),
    name: join(dirname(delivery.name), only),
    packed: isGzip ? [{ kind: 'gzip' }] : [],
    format,
    part: null,
  }
}

/** A delivery that is read together with others is known by the bytes of all of them; one that is missing is said when it is read. */
export async function printWithSiblings(delivery: Delivery, print: Fingerprint, tmp: string): Promise<Fingerprint> {
  const joins = delivery.kinds.flatMap(kind => kind.join ?? [])
  let whole = print
  for (const one of joins) {
    try {
      const sibling = await siblingOf(delivery, one)
      await using bytes = new DeliveredBytes(sibling, tmp)
      whole = partPrint(whole, (await fingerprint(bytes.chunks(), false)).sha256)
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
    }
  }
  return whole
}
