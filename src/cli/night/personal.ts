import type { Field } from '../../config/field.js'
import type { SourceContract } from '../../config/source.js'
import { didYouMean } from '../../config/suggest.js'
import { mappedFields } from '../../etl/staging/resolve-field.js'
import type { Layout } from '../../warehouse/night/layout.js'
import { writeLedger } from '../../warehouse/night/ledger.js'
import { tables } from '../../warehouse/tables.js'
import { UsageError } from '../usage-error.js'

/** Canonical columns that a source of the project declares personal, although they do not always describe a person. */
export function declaredPersonal(sources: readonly SourceContract[]): readonly string[] {
  const names = sources.flatMap(({ contract }) =>
    contract.files.flatMap(mappedFields).flatMap(({ column, field }) => (isDeclared(field) ? [column] : [])),
  )
  return [...new Set(names)].sort()
}

function isDeclared(field: Field): boolean {
  return field.kind !== 'value' && field.personal === true
}

/**
 * Names of all columns that name or describe a person.
 *
 * @param declared of the night: what its sources declare besides
 */
export function personalColumns(declared: readonly string[]): readonly string[] {
  const names = [...tables().values()].flatMap(table =>
    table.columns.filter(column => column.personal).map(column => column.name),
  )
  return [...new Set([...names, ...declared])].sort()
}

/**
 * Whether a column is hidden from those who did not ask for it. What a source declares personal is hidden in every table
 * that has a column of that name. A table of the firm's own declares nothing: there every column with the name of a
 * personal one is.
 */
export function masks(
  opened: readonly string[],
  declared: readonly string[],
): (table: string, column: string) => boolean {
  const names = new Set(personalColumns(declared))
  return (table, column) => {
    if (opened.includes(column)) return false
    if (declared.includes(column)) return true
    const own = tables()
      .get(table)
      ?.columns.find(({ name }) => name === column)
    return own?.personal ?? names.has(column)
  }
}

/** The columns of `--personal email,phone`. @throws UsageError for names that are none. */
export function openedColumns(list: string | undefined, declared: readonly string[]): readonly string[] {
  const known = personalColumns(declared)
  const names = list === undefined ? [] : listed(list)
  for (const name of names) {
    if (!known.includes(name))
      throw new UsageError(
        `--personal: ${name} is no personal column; these are ${known.join(', ')}${didYouMean(name, known)}`,
      )
  }
  return names
}

/** `a, b` as names, each once. */
export function listed(list: string): readonly string[] {
  return [
    ...new Set(
      list
        .split(',')
        .map(name => name.trim())
        .filter(name => name !== ''),
    ),
  ]
}

/** Notes in the ledger which columns are opened, before they are; never a value, nor the statement, which may hold one. */
export async function notePersonal(
  place: Layout,
  at: string,
  night: string,
  command: string,
  columns: readonly string[],
): Promise<void> {
  if (columns.length > 0) await writeLedger(place.ledger, { at, event: 'query_personal', night, command, columns })
}
