import { decimalText } from '../warehouse/engine/decimal.js'

/** The pyramid: shares of the buyers, the best first; `lead` is the rest. */
export interface Tiers {
  readonly platinum: number
  readonly gold: number
  readonly iron: number
}

/** The pyramid of Curry: 1 %, 4 %, 15 % and 80 %. */
export const defaultTiers: Tiers = { platinum: 0.01, gold: 0.04, iron: 0.15 }

/** The places of DECIMAL(9,6), in which the mart compares. */
const places = 6

/** Where each tier ends, counted from the top, as exact decimal text: platinum and gold of 1 % and 4 % end at 5 %. */
export function tierCuts({ platinum, gold, iron }: Tiers): { platinum: string; gold: string; iron: string } {
  const units = (share: number) => BigInt(Math.round(share * 10 ** places))
  const text = (sum: bigint) => decimalText(sum, places)
  return {
    platinum: text(units(platinum)),
    gold: text(units(platinum) + units(gold)),
    iron: text(units(platinum) + units(gold) + units(iron)),
  }
}
