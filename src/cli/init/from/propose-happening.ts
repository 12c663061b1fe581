import type { Columns } from './columns.js'
import { follow } from './follow-recipe.js'
import type { Maps } from './propose-person.js'
import { happenings } from './recipes.js'

/** What happened beside sales: cases, subscriptions, deals, events, contacts; and what is planned. */
export function happeningOf(columns: Columns): Maps | null {
  for (const recipe of happenings) {
    const maps = follow(recipe, columns)
    if (maps) return maps
  }
  return null
}
