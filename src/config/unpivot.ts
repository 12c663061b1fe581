import type { z } from 'zod'
import { oneOrMore, strict, text } from './expect.js'
import { isNamedHeader } from './header-pattern.js'

/** A table whose columns are values of one thing, such as a month or a currency each: its cells become records. */
export const unpivot = strict({
  columns: oneOrMore("the header of a column such as Jan, a pattern such as '20*', or a list of them"),
  keep: oneOrMore('the header of a column such as Date, or a list of them').exactOptional(),
  name: text('the name of the column that holds the headers, such as month').trim(),
  value: text('the name of the column that holds the cells, such as amount').trim(),
})

export type Unpivot = z.infer<typeof unpivot>

/** Whether the cells below a header become records of their own. */
export function turns({ columns, keep = [] }: Unpivot, header: string): boolean {
  return !keep.some(name => isNamedHeader(name, header)) && columns.some(pattern => isNamedHeader(pattern, header))
}

/** The columns of the records of a file with these headers. */
export function columnsOfRecords(
  { unpivot }: { readonly unpivot?: Unpivot | undefined },
  header: readonly string[],
): readonly string[] {
  if (unpivot === undefined) return header
  return [...header.filter(name => !turns(unpivot, name)), unpivot.name, unpivot.value]
}
