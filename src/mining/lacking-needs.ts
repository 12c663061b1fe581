import type { Engine } from '../warehouse/engine/engine.js'
import type { Need } from './model.js'
import { idOf } from './needs.js'
import { hasTable } from './store.js'

/**
 * Why a model cannot run, in words; null where everything that it needs is there.
 *
 * @param isScored whether another model has scores
 */
export async function lackingNeeds(
  engine: Engine,
  needs: readonly Need[],
  isScored: (model: string) => boolean,
): Promise<string | null> {
  const lacking: string[] = []
  for (const need of needs) {
    const isThere = 'score' in need ? isScored(need.score) : await hasTable(engine, need.table)
    if (!isThere) lacking.push(idOf(need))
  }
  return lacking.length === 0 ? null : `needs ${lacking.join(', ')}`
}
