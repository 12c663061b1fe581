import type { z } from 'zod'

/** One thing that is wrong, and where in the value; `key` means the last name of the path itself. */
export interface Finding {
  readonly path: readonly PropertyKey[]
  readonly at: 'key' | 'value'
  readonly message: string
}

/** A zod issue as findings: one for each unknown key, and of a union those of the one form that was meant. */
export function describeIssue(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): readonly Finding[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n')
    return issue.keys.map((key, index) => ({
      path: [...path, key],
      at: 'key',
      message: messages[index] ?? issue.message,
    }))
  }
  if (issue.code === 'invalid_key') {
    return [{ path, at: 'key', message: issue.issues[0]?.message ?? issue.message }]
  }
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.filter(issues => !issues.some(isOtherForm))
    // Of several forms that are not another type altogether, that one is meant in which something deeper is wrong.
    const deeper = meant.filter(issues => issues.every(inner => inner.path.length > 0))
    const [only] = meant.length === 1 ? meant : deeper
    if (only !== undefined && (meant.length === 1 || deeper.length === 1))
      return only.flatMap(inner => describeIssue(inner, path))
  }
  return [{ path, at: 'value', message: issue.message }]
}

/** The value is of another type altogether: not the form of the union that was meant. */
function isOtherForm({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0
}
