import type { Unit } from '../../mining/churn/cause.js'

/** Decimals that are enough to read; plain numbers have four digits. */
const usual = { number: null, days: 0, money: 0, share: 2, trend: 2 } as const satisfies Record<Unit, number | null>

const digitsOfNumbers = 4
const mostDecimals = 12

/**
 * Numbers rounded as people say them, with so many decimals that different ones stay different, and that something does
 * not become nothing, nor a part the whole.
 */
export function roundedApart(unit: Unit, values: readonly (number | null)[]): readonly (number | null)[] {
  const known = values.filter(value => value !== null)
  for (let more = 0; more <= mostDecimals; more++) {
    const round = (value: number) => rounded(value, usual[unit], more)
    const said = known.map(round)
    const isApart = new Set(said).size === new Set(known).size
    const isTrue = known.every((value, at) => (said[at] === 0) === (value === 0) && (said[at] === 1) === (value === 1))
    if (isApart && isTrue) return values.map(value => (value === null ? null : round(value)))
  }
  return values
}

function rounded(value: number, decimals: number | null, more: number): number {
  if (Number.isInteger(value)) return value
  if (decimals === null) return Number(value.toPrecision(digitsOfNumbers + more))
  return Number(value.toFixed(decimals + more))
}
