import type { Inventory } from '../inventory.js'
import { type ChurnOptions, usualHorizon } from './options.js'

/** Options with a horizon in days: that which the silences before the fit day suggest, where the project leaves it to them. */
export async function settleHorizon(
  inventory: Inventory,
  options: ChurnOptions,
): Promise<{ readonly options: ChurnOptions; readonly notes: readonly string[] }> {
  if (options.horizon_days !== 'auto') return { options, notes: [] }
  const found = (await inventory.horizon?.()) ?? null
  const days = found?.suggested ?? null
  const notes =
    days === null
      ? [`horizon of ${usualHorizon} days: the history is too short to suggest one`]
      : [`horizon of ${days} days, suggested: after so long a silence fewer than half come back`]
  return { options: { ...options, horizon_days: days ?? usualHorizon }, notes }
}
