import type { Command, Option } from 'commander'

/** A command as completion knows it. */
export interface CompletedCommand {
  /** From the program on, such as `runs show`; empty for the program itself. */
  readonly path: string
  readonly description: string
  readonly options: readonly CompletedOption[]
  readonly subcommands: readonly { readonly name: string; readonly description: string }[]
}

export interface CompletedOption {
  /** `--as-of` and, where it has one, `-o`. */
  readonly flags: readonly string[]
  readonly takesValue: boolean
  readonly description: string
}

/** The program and all its commands, in the order of its help. */
export function completedCommands(program: Command): readonly CompletedCommand[] {
  const everywhere = program.options.filter(({ long }) => long !== '--version')
  const shared = [
    ...optionsOf(everywhere),
    { flags: ['--help'], takesValue: false, description: 'what a command does' },
  ]
  const found: CompletedCommand[] = []
  const walk = (command: Command, path: readonly string[]) => {
    const subcommands = command.commands.map(sub => ({ name: sub.name(), description: sub.description() }))
    const own = optionsOf(command.options.filter(option => !everywhere.includes(option)))
    found.push({ path: path.join(' '), description: command.description(), options: [...own, ...shared], subcommands })
    for (const sub of command.commands) walk(sub, [...path, sub.name()])
  }
  walk(program, [])
  return found
}

function optionsOf(options: readonly Option[]): readonly CompletedOption[] {
  return options.map(({ long, short, required, optional, description }) => ({
    flags: [long, short].flatMap(flag => flag ?? []),
    takesValue: required || optional,
    description,
  }))
}
