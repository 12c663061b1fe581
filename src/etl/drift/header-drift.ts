import type { DriftPolicy } from '../../config/drift-policy.js'
import type { SourceFile } from '../../config/source.js'
import { suggest } from '../../config/suggest.js'
import { isOfEmptyArray, leftOver, mappedFields, resolveColumn } from '../staging/resolve-field.js'
import type { Drift } from './drift.js'

/** What drifted in a header, before it is known what is done about it. */
type Found = Pick<Drift, 'drift' | 'column' | 'detail'>

/**
 * What of a header is not as its contract, and the newest earlier file of its kind, had it.
 *
 * @param earlier header of that file; null when there is none: then only what the contract itself knows can be judged
 */
export function headerDrift(
  kind: SourceFile,
  header: readonly string[],
  earlier: readonly string[] | null,
): readonly Found[] {
  const known = knownColumns(kind, earlier)
  const fresh = known === null ? [] : leftOver(kind, header).filter(name => !known.includes(name))
  const lost = absentColumns(kind, header).filter(
    columns => earlier !== null && resolveColumn(columns, earlier) !== null,
  )
  const renamed = lost.flatMap(columns => renaming(columns, fresh))
  const isRenamed = (name: string) => renamed.some(({ from, to }) => name === from || name === to)
  const was = (columns: readonly string[]) => resolveColumn(columns, earlier ?? []) ?? columns[0] ?? ''
  return [
    ...renamed.map(({ from, to }): Found => ({ drift: 'renamed', column: from, detail: renamedWords(from, to) })),
    ...lost
      .filter(columns => !isRenamed(was(columns)))
      .map((columns): Found => {
        const mend = 'take it out of maps: where it is gone for good'
        return { drift: 'lost', column: was(columns), detail: `lost the column '${was(columns)}'; ${mend}` }
      }),
    ...fresh
      .filter(name => !isRenamed(name))
      .map((column): Found => ({ drift: 'new', column, detail: `has a new column '${column}'; ${knowMend}` })),
  ]
}

/**
 * What of a header quarantines the records of its file, in words such as "has a column …". It is judged by the contract
 * alone, never by earlier files: what becomes of a record may not depend on what arrived before.
 */
export function quarantiningDrift(policy: DriftPolicy, kind: SourceFile, header: readonly string[]): readonly string[] {
  const strangers = leftOver(kind, header).filter(name => !(kind.unmapped ?? []).includes(name))
  const renamed = absentColumns(kind, header).flatMap(columns => renaming(columns, strangers))
  const fresh = strangers.filter(name => !renamed.some(({ to }) => to === name))
  return [
    ...(policy.renamed === 'quarantine' ? renamed.map(({ from, to }) => renamedWords(from, to)) : []),
    ...(policy.new === 'quarantine' ? fresh.map(name => `has the unknown column '${name}'; ${knowMend}`) : []),
  ]
}

const knowMend = 'map it, or list it under unmapped:'

/** @param by what tells it, with a blank behind */
export function renamedWords(from: string, to: string, by = ''): string {
  return `has no column '${from}', and '${to}' may ${by}be its new name; name both in maps: ['${from}', '${to}'], or list '${to}' under unmapped:`
}

/** Columns beside the mapped ones that are no news; null where nothing says which. */
function knownColumns(kind: SourceFile, earlier: readonly string[] | null): readonly string[] | null {
  if (kind.unmapped === undefined && earlier === null) return null
  return [...(kind.unmapped ?? []), ...(earlier ?? [])]
}

/** The names of each optional column that a header does not have. */
function absentColumns(kind: SourceFile, header: readonly string[]): readonly (readonly string[])[] {
  const absent = mappedFields(kind).flatMap(({ field }) =>
    field.kind === 'column' && field.optional && isAbsent(field.columns, header) ? [field.columns] : [],
  )
  return absent.filter((columns, i) => absent.findIndex(other => other.join() === columns.join()) === i)
}

function isAbsent(columns: readonly string[], header: readonly string[]): boolean {
  return resolveColumn(columns, header) === null && !columns.some(name => isOfEmptyArray(name, header))
}

/** The column that may be the new name of an absent one. */
function renaming(columns: readonly string[], fresh: readonly string[]): readonly { from: string; to: string }[] {
  for (const from of columns) {
    const to = suggest(from, fresh) ?? fresh.find(name => isPartOf(plain(name), plain(from)))
    if (to !== undefined) return [{ from, to }]
  }
  return []
}

/** `Phone` may be what `Phone No` was. */
function isPartOf(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].sort((a, b) => a.length - b.length)
  return short.length >= 4 && (long.startsWith(short) || long.endsWith(short))
}

/** `Phone No.` and `phone_no` are one name. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
