import type { SourceFile } from '../../../config/source.js'

/** What unpacking may cost: a few bytes can be packed so that they fill a disk. */
export interface UnpackLimits {
  /** Of one file once it is unpacked. */
  readonly bytes: number
  /** Unpacked bytes for each packed one, judged from `ratioFrom` bytes on. */
  readonly ratio: number
  /** Files of one archive. */
  readonly entries: number
}

/** Exports shrink to a tenth, repetitive ones to a fiftieth; deflate ends at about 1:1032, which is where bombs are. */
export const unpackLimits: UnpackLimits = { bytes: 16 * 2 ** 30, ratio: 250, entries: 10_000 }

/** Less than this is no danger, however well it was packed. */
export const ratioFrom = 16 * 2 ** 20

/** The limits of a file: what a kind that may read it declares, else the usual ones. */
export function limitsOf(kinds: readonly SourceFile[]): UnpackLimits {
  const declared = (key: keyof UnpackLimits) =>
    kinds.reduce<number | undefined>((most, { read }) => {
      const own = read.unpack?.[key]
      return own === undefined ? most : Math.max(own, most ?? own)
    }, undefined) ?? unpackLimits[key]
  return { bytes: declared('bytes'), ratio: declared('ratio'), entries: declared('entries') }
}
