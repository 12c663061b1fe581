import type { FileFormat } from '../../config/read.js'
import type { SourceFile } from '../../config/source.js'
import type { Engine } from '../../warehouse/engine/engine.js'
import { BrokenFile } from '../broken-file.js'
import { namesMember } from '../container-name.js'
import { takesFile } from '../takes-file.js'
import { contradiction } from './byte-signature.js'
import { asKind } from './choose-kind.js'
import type { DeliveredBytes } from './delivered-bytes.js'
import { type Delivery, formatOf } from './delivery.js'
import { type Fingerprint, partPrint } from './fingerprint.js'
import type { FoundFile, Wish } from './found-file.js'
import type { Part, PartReader } from './reader.js'
import { partReaderOf } from './readers.js'

/** A delivery with its fingerprint. */
export interface PrintedDelivery {
  readonly delivery: Delivery
  readonly print: Fingerprint
}

/** What a file delivers, and the sheets or tables of it that nothing reads. */
export interface Delivered {
  readonly deliveries: readonly PrintedDelivery[]
  /** By their names in the file, visible ones alone. */
  readonly unread: readonly { readonly name: string; readonly what: string }[]
}

/** What a file that was found is looked at with. */
export interface Looking {
  readonly engine: Engine
  readonly bytes: DeliveredBytes
  readonly print: Fingerprint
  /** Folder of the source's landed files. */
  readonly landed: string
}

/**
 * What a file delivers: itself, or the sheets or tables of it that the contract wants. One that no kind names is read where
 * it is the only one, or the only one with the columns of a kind.
 *
 * @throws BrokenFile when it cannot be opened, or nothing says which of its sheets or tables is meant
 */
export async function deliveriesIn(found: FoundFile, looking: Looking): Promise<Delivered> {
  const { wishes, ...file } = found
  const whole = wishes.filter(({ kind }) => readerOf(kind, found) === null)
  const deliveries: PrintedDelivery[] = []
  if (whole.length > 0 || looking.print.bytes === 0) {
    const kinds = (whole.length > 0 ? whole : wishes).map(({ kind }) => kind)
    deliveries.push({ delivery: { ...file, part: null, kinds }, print: looking.print })
  }
  const unread: Delivered['unread'][number][] = []
  if (looking.print.bytes === 0) return { deliveries, unread }
  for (const format of new Set(wishes.map(({ kind }) => formatOf(kind, found)))) {
    const reader = format === null ? null : partReaderOf(format)
    if (!reader || format === null) continue
    const ofFormat = wishes.filter(({ kind }) => formatOf(kind, found) === format)
    const inside = await partsIn(found, format, reader, ofFormat, looking)
    deliveries.push(...inside.deliveries)
    unread.push(...inside.unread)
  }
  return { deliveries, unread }
}

function readerOf(kind: SourceFile, found: FoundFile): PartReader | null {
  const format = formatOf(kind, found)
  return format === null ? null : partReaderOf(format)
}

async function partsIn(
  found: FoundFile,
  format: FileFormat,
  reader: PartReader,
  wishes: readonly Wish[],
  looking: Looking,
): Promise<Delivered> {
  const wrong = contradiction(format, looking.print.signature)
  if (wrong !== null) throw new BrokenFile('format', found.name, wrong)
  const kinds = wishes.map(({ kind }) => kind)
  const parts = await reader.parts(looking, found.name, kinds)
  const kindsOf = new Map<Part, SourceFile[]>()
  let failure: BrokenFile | undefined
  for (const wish of wishes) {
    try {
      for (const part of await wanted(wish)) kindsOf.set(part, [...(kindsOf.get(part) ?? []), wish.kind])
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
      failure ??= thrown
    }
  }
  // A workbook need not hold a sheet for each kind that may lie in one; one that holds none is wrong.
  if (kindsOf.size === 0) throw failure ?? nothing(found, reader)
  // As with files: beside a sheet that a path names, the others were not meant.
  const isAsked = wishes.some(({ part }) => part === null)
  const beside = kinds.flatMap(({ join = [] }) => join)
  return {
    deliveries: parts.flatMap(part => {
      const ofPart = kindsOf.get(part)
      return ofPart ? [{ delivery: deliveryOf(part, ofPart), print: partPrint(looking.print, part.name) }] : []
    }),
    unread: parts
      .filter(part => isAsked && !part.hidden && !kindsOf.has(part) && !beside.some(one => takesFile(one, part.name)))
      .map(({ name }) => ({ name: `${found.name}/${name}`, what: reader.partName })),
  }

  function deliveryOf({ name }: Part, ofPart: readonly SourceFile[]): Delivery {
    const { wishes: _, ...file } = found
    return { ...file, name: `${found.name}/${name}`, part: name, kinds: ofPart }
  }

  async function wanted({ kind, part: named }: Wish): Promise<readonly Part[]> {
    const pattern = named ?? kind.read[reader.partName]
    const visible = parts.filter(({ hidden }) => !hidden)
    if (pattern === undefined) return visible.length === 1 ? visible : fitting(kind, visible)
    const exact = parts.filter(({ name }) => name === pattern)
    const matching = exact.length > 0 ? exact : visible.filter(({ name }) => namesMember(pattern, name))
    if (matching.length > 0) return matching
    throw new BrokenFile('part', found.name, `has no ${reader.partName} ${pattern}; ${listed(parts, reader)}`)
  }

  async function fitting(kind: SourceFile, visible: readonly Part[]): Promise<readonly Part[]> {
    if (visible.length === 0) throw nothing(found, reader)
    const fits: Part[] = []
    const lacks: string[] = []
    for (const part of visible) {
      try {
        const file = { ...looking, delivery: deliveryOf(part, [kind]), print: partPrint(looking.print, part.name) }
        const [problem] = (await asKind(file, kind, format, looking.landed)).problems
        if (problem === undefined) fits.push(part)
        else lacks.push(`${part.name} ${problem}`)
      } catch (thrown) {
        if (!(thrown instanceof BrokenFile)) throw thrown
        lacks.push(`${part.name}: ${thrown.detail}`)
      }
    }
    if (fits.length === 1) return fits
    const say = `say which: read: { ${reader.partName}: … }${fits.length > 1 ? ", or '*' for each of them" : ''}`
    const names = fits.map(({ name }) => name).join(' and ')
    const what =
      fits.length > 1
        ? `has ${names}, which all have the columns of ${kind.name}; ${say}`
        : `has no ${reader.partName} with the columns of ${kind.name}: ${lacks.join('; ')}; mend it, or ${say}`
    throw new BrokenFile('part', found.name, what)
  }
}

function nothing({ name }: FoundFile, { partName }: PartReader): BrokenFile {
  return new BrokenFile('empty', name, `has no ${partName} that can be seen; export it again`)
}

function listed(parts: readonly Part[], { partName }: PartReader): string {
  if (parts.length === 0) return `it has no ${partName} at all`
  return `it has ${parts.map(({ name, hidden }) => (hidden ? `${name} (hidden)` : name)).join(', ')}`
}
