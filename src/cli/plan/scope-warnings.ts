import { type Costs, type ScopeName, scopeNames } from '../../config/costs.js'
import { didYouMean } from '../../config/suggest.js'
import { hasTable } from '../../mining/store.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'

/** Names that a warning lists at most. */
const listed = 8

const singular: Readonly<Record<ScopeName, string>> = {
  channels: 'channel',
  categories: 'category',
  countries: 'country',
}

/**
 * Activities that are narrowed to what the published night has nothing of: they cost nothing, silently. A name may come with
 * the files of the next night, so it is a warning.
 */
export async function scopeWarnings(engine: Engine, costs: Costs): Promise<readonly string[]> {
  const activities = Object.entries(costs.activities)
  const names = await rows(engine, bind<{ scope: string; name: string }>(sqlFile('reports/scope_names.sql')))
  const cases = activities.some(([, { driver, categories }]) => driver === 'cases' && categories !== undefined)
  const ofCases = cases && (await hasTable(engine, 'fct_service_case')) ? await caseCategories(engine) : []
  return activities.flatMap(([name, activity]) =>
    scopeNames.flatMap(scope => {
      const isOfCases = activity.driver === 'cases' && scope === 'categories'
      const known = isOfCases ? ofCases : names.filter(one => one.scope === scope).map(one => one.name)
      return (activity[scope] ?? [])
        .filter(given => !known.includes(given))
        .map(given => `costs.activities.${name}.${scope}: ${unknown(given, scope, known)}`)
    }),
  )
}

function unknown(given: string, scope: ScopeName, known: readonly string[]): string {
  const some = known.slice(0, listed).join(', ')
  const found =
    known.length === 0 ? `it knows no ${singular[scope]}` : `it has ${some}${known.length > listed ? ', …' : ''}`
  return `the published night has no ${singular[scope]} '${given}', so that costs nothing; ${found}${didYouMean(given, known)}`
}

async function caseCategories(engine: Engine): Promise<readonly string[]> {
  const found = await rows(
    engine,
    statement<{ category: string }>(
      'select distinct category from fct_service_case where category is not null order by category',
    ),
  )
  return found.map(({ category }) => category)
}
