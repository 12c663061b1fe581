import { reading, type SqlFile, sqlFile } from '../../warehouse/sql-file.js'

/** Rules that several files of profit read as relations of `work`; they are no tables there, but parts of the statement. */
const parts = {
  'work.sales_entry': 'features/sales_entries.sql',
  'work.pool_cost': 'features/pool_costs.sql',
  'work.bearing_line': 'features/bearing_lines.sql',
  'work.activity_driver': 'features/activity_drivers.sql',
  'work.target_measure': 'features/target_measures.sql',
} as const

/** A file of profit with the rules that it reads in their places. */
export function profitSql(path: string): SqlFile {
  return Object.entries(parts).reduce(
    (file, [relation, part]) =>
      file.text.includes(relation) ? reading(file, relation, `(\n${sqlFile(part).text}\n)`) : file,
    sqlFile(path),
  )
}
