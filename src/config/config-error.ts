/**
 * - `not_found`: no project file or preset where one was looked for
 * - `unreadable`: it is there, but cannot be read
 * - `syntax`: it is no YAML
 * - `invalid`: it says something that has no meaning
 */
export type ConfigErrorCode = 'not_found' | 'unreadable' | 'syntax' | 'invalid'

export interface ConfigProblem {
  /** As people name it: `kehu.yaml`, `presets/online-retail.yaml`. */
  readonly file: string
  /** From 1; absent where the file as a whole is meant. */
  readonly line?: number
  readonly column?: number
  /** Keys from the top, such as `sources.shop.files[0].name`; empty for the whole file. */
  readonly path: string
  /** What was found, what was expected and how to mend it. */
  readonly message: string
}

/** Everything that is wrong with a project's configuration, at once, in the order of the file. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(
    readonly code: ConfigErrorCode,
    readonly problems: readonly ConfigProblem[],
    options?: ErrorOptions,
  ) {
    super(problems.map(line).join('\n'), options)
  }
}

function line({ file, line, column, path, message }: ConfigProblem): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`
  return `${place}${path === '' ? '' : ` ${path}`}: ${message}`
}
