import { type Measure, words } from './measures.js'

/** Less than this from the mean of all customers, in standard deviations, sets nobody apart. */
const least = 0.25

/**
 * Names by what sets clusters apart: the measure furthest from the mean of all, then the next one where two would be
 * called alike, and so on; those that nothing tells apart are numbered.
 *
 * @param centres in standard deviations from the mean of all customers
 */
export function labelsOf(centres: readonly (readonly number[])[], measures: readonly Measure[]): readonly string[] {
  const ranked = centres.map(centre =>
    measures
      .map((measure, i) => ({ measure, value: centre[i] ?? 0 }))
      .filter(({ value }) => Math.abs(value) >= least)
      .sort((one, other) => Math.abs(other.value) - Math.abs(one.value))
      .map(({ measure, value }) => words[measure][value < 0 ? 0 : 1]),
  )
  const name = (i: number, parts: number) => ranked[i]?.slice(0, parts).join('_') || 'average'
  const parts = centres.map(() => 1)
  for (let round = 1; round < measures.length; round++) {
    for (const [i] of centres.entries()) {
      const own = name(i, round)
      if (centres.some((_, j) => j !== i && name(j, round) === own)) parts[i] = round + 1
    }
  }
  const names = centres.map((_, i) => name(i, parts[i] ?? 1))
  return names.map((own, i) => {
    const before = names.slice(0, i).filter(other => other === own).length
    return before === 0 ? own : `${own}_${before + 1}`
  })
}
