import { z } from 'zod'
import { expected, oneOf, some, strict, text } from './expect.js'
import { expressionProblem } from './expression/parse.js'

/**
 * What a newer delivery takes the place of: every line of an order that it holds, or all that came before in a file of
 * its name. Without it only what has an id of its own is corrected.
 */
export const replaces = oneOf(['order', 'file'])

const deletedFlag = strict({
  flag: text('the header of the column that says so, such as IsDeleted'),
  is: some(text('a text in quotes'), "a list of texts such as ['1', 'true']").default(['1', 'true']),
})

const deletedWhen = strict({
  when: text("an expression such as lower([IsDeleted]) = 'true'").superRefine((when, context) => {
    const wrong = expressionProblem(when, 'condition')
    if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong })
  }),
})

/** How a source tells that something is gone: a column or an expression says so, or it is absent from a later whole dump. */
export const deletes = z.union([z.literal('absence'), deletedFlag, deletedWhen], {
  error: expected(
    "absence, or a mapping such as { flag: IsDeleted, is: ['1', 'true'] } or { when: \"[State] = 'deleted'\" }",
  ),
})
export type Deletes = z.infer<typeof deletes>

/** The name of the rule that ignores what a flag calls deleted. */
export const deletedRule = 'deleted'

/** Whether records of a kind of file say what is gone. */
export function hasFlag({ deletes: told }: { readonly deletes?: Deletes }): boolean {
  return told !== undefined && told !== 'absence'
}

/** The expression by which a kind of file tells what is gone; null where it tells otherwise, or not. */
export function deletesWhen({ deletes: told }: { readonly deletes?: Deletes }): string | null {
  return told === undefined || told === 'absence' || !('when' in told) ? null : told.when
}

/** An expression under which a record is ignored. */
export interface IgnoreRule {
  readonly name: string
  readonly when: string
}

/** The rules of a source that ignore records of a kind, and after them that by which it calls them deleted. */
export function rulesFor(ignore: readonly IgnoreRule[], kind: { readonly deletes?: Deletes }): readonly IgnoreRule[] {
  const when = deletesWhen(kind)
  return when === null ? ignore : [...ignore, { name: deletedRule, when }]
}

/** Entities that are there, rather than happen. */
const members: readonly string[] = ['customer', 'product', 'account']

/** Whether a kind of file holds members alone: it may be the master of them, and a whole dump. */
export function holdsMembers({ maps }: { readonly maps: object }): boolean {
  return Object.keys(maps).every(name => members.includes(name))
}

/** The column whose presence a kind of file needs to know what is gone; an expression takes one that is not there for empty. */
export function flagColumn({ deletes: told }: { readonly deletes?: Deletes }): string | null {
  return told === undefined || told === 'absence' || !('flag' in told) ? null : told.flag
}
