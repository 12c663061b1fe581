import picomatch from 'picomatch'

/** Files that hold others, or several relations, by their names: archives, workbooks, databases. */
const container = /\.(zip|xlsx|xlsm|xls|db|sqlite|sqlite3)(\.gz)?$/i
const partContainer = /\.(xlsx|xlsm|xls|db|sqlite|sqlite3)(\.gz)?$/i

/** A path, or a name, cut behind a file that holds others. */
export interface WithMember {
  readonly file: string
  /** What lies in it: `orders.csv`, `book.xlsx/Sheet1`, `Sheet1`. */
  readonly member: string
}

/** `drops/*.zip/orders*.csv` is a member of each `drops/*.zip`; null where a path names whole files. */
export function splitMember(path: string): WithMember | null {
  return splitsOf(path)[0] ?? null
}

/** Every way to cut a name behind a file that may hold others: a folder may be named like one. */
export function splitsOf(path: string): readonly WithMember[] {
  const parts = path.split('/')
  return parts.flatMap((part, i) =>
    container.test(part) && i < parts.length - 1 && parts[i + 1] !== ''
      ? [{ file: parts.slice(0, i + 1).join('/'), member: parts.slice(i + 1).join('/') }]
      : [],
  )
}

/** Whether a pattern names what lies in a container. One without slashes names it in whatever folder it lies. */
export function namesMember(pattern: string, member: string): boolean {
  if (pattern === member || picomatch.isMatch(member, pattern, { dot: false, basename: !pattern.includes('/') }))
    return true
  const wanted = splitMember(pattern)
  return splitsOf(member).some(({ file, member: inner }) =>
    wanted ? namesMember(wanted.file, file) && namesMember(wanted.member, inner) : namesMember(pattern, file),
  )
}

/** The sheet or table that a name ends in; null where it names none. */
export function partInName(name: string): string | null {
  return splitsOf(name).find(({ file }) => partContainer.test(file))?.member ?? null
}

/** What a person calls a file, from the inside out: of `drops/week-1.zip/orders.csv` its own name, then `week-1.zip`. */
export function ownNames(name: string): readonly string[] {
  const files = splitsOf(name).map(({ file }) => file)
  return [name, ...files.reverse()].map(path => path.slice(path.lastIndexOf('/') + 1))
}
