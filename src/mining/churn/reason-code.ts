import type { TellCause } from './cause.js'
import { type CauseSources, causeFormula, causeOf } from './cause-of.js'
import type { Scorecard } from './scorecard.js'

/** Contributions count in millionths of the log odds. */
const parts = 1_000_000
const mostBins = 32
const mostColumns = 2048
const places = mostBins * mostColumns

/**
 * A reason as one whole number: the greater its contribution, the greater it is, and of equal ones that of the first column
 * is greater. So the engine finds the greatest reasons of a row by comparing numbers. 0 where a bin adds nothing.
 */
export function reasonCode(column: number, bin: number, points: number): number {
  const counted = Math.round(points * parts)
  return counted <= 0 ? 0 : counted * places + (mostColumns - 1 - column) * mostBins + bin
}

/** The bin of a code: what `mod(code, placesOfReason)` leaves. */
export const placesOfReason = places

/** Codes without their contributions, each beside what its bin says. */
export function reasonTexts(
  { columns }: Scorecard,
  told: CauseSources,
  tell: TellCause = causeFormula,
): readonly { readonly place: number; readonly says: string }[] {
  return columns.flatMap(({ points, ...of }, column) =>
    points.flatMap((point, bin) =>
      reasonCode(column, bin, point) === 0
        ? []
        : [{ place: (mostColumns - 1 - column) * mostBins + bin, says: tell(causeOf(of, told, bin)) }],
    ),
  )
}

/** What a code adds to the log odds. */
export function contributionOf(code: number): number {
  return Math.floor(code / places) / parts
}
