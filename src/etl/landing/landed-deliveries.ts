import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../../config/error-code.js'
import { BrokenFile } from '../broken-file.js'
import { type Delivered, type Description, descriptionAt } from './description.js'

/** A delivery by the source that made it and the bytes that it brought. */
export interface LandedDelivery extends Delivered {
  readonly source: string
  readonly sha256: string
}

/** A landed file, by the source whose folder it lies in. */
export interface LandedCopy {
  readonly source: string
  readonly description: Description
}

export interface LandedCopies {
  readonly copies: readonly LandedCopy[]
  readonly broken: readonly { readonly source: string; readonly error: BrokenFile }[]
}

/**
 * Every landed file that is described, also of sources that the project no longer has.
 *
 * @param root `warehouse/landed`
 */
export async function landedCopies(root: string): Promise<LandedCopies> {
  const copies: LandedCopy[] = []
  const broken: LandedCopies['broken'][number][] = []
  for (const source of await namesIn(root)) {
    for (const name of await namesIn(join(root, source))) {
      if (!name.endsWith('.json')) continue
      try {
        const description = await descriptionAt(join(root, source, name.slice(0, -'.json'.length)))
        if (description) copies.push({ source, description })
      } catch (thrown) {
        if (!(thrown instanceof BrokenFile)) throw thrown
        broken.push({ source, error: thrown })
      }
    }
  }
  return { copies, broken }
}

/** Everything that ever landed, source by source in the order of arrival. A file that landed again under another dialect was delivered once. */
export function deliveriesOf(copies: readonly LandedCopy[]): readonly LandedDelivery[] {
  const found = new Map<string, LandedDelivery>()
  for (const { source, description } of copies) {
    for (const delivered of description.deliveries) {
      const delivery = { ...delivered, source, sha256: description.sha256 }
      const before = found.get(deliveryKey(delivery))
      found.set(deliveryKey(delivery), before ? together(before, delivery) : delivery)
    }
  }
  return [...found.values()].sort((a, b) =>
    a.source === b.source ? a.arrival - b.arrival : a.source < b.source ? -1 : 1,
  )
}

/** What makes a delivery one: the source, the name and the bytes. */
export function deliveryKey({ source, name, sha256 }: Pick<LandedDelivery, 'source' | 'name' | 'sha256'>): string {
  return [source, name, sha256].join('\u001f')
}

/** What a published night took it for holds; of its arrivals the last. */
function together(one: LandedDelivery, other: LandedDelivery): LandedDelivery {
  const holds = one.published || !other.published ? one : other
  return { ...holds, arrival: Math.max(one.arrival, other.arrival) }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT', 'ENOTDIR')) return []
    throw thrown
  }
}
