import { quoted } from '../quoting.js'

/**
 * The place for what lasts one night is `work` in every statement: a database of its own on DuckDB. A cluster has many
 * projects, so there it is a schema of the project's own name.
 */
export function withWorkSchema(text: string, schema: string): string {
  return text.replaceAll(
    /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|(?<![\w."])(?<work>"work"|work)(?=\.["\w])|"(?:[^"]|"")*"/gi,
    (found, ...rest) => (named(rest).work === undefined ? found : quoted(schema)),
  )
}

/** The named groups of a match, which come last. */
function named(rest: readonly unknown[]): Readonly<Record<string, string | undefined>> {
  return rest.at(-1) as Readonly<Record<string, string | undefined>>
}
