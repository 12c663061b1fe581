import type { Command } from 'commander'
import { didYouMean } from '../../config/suggest.js'
import type { GlobalOptions } from '../terminal.js'
import { UsageError } from '../usage-error.js'

export function completionCommand(program: Command): void {
  program
    .command('completion')
    .argument('<shell>', 'bash, zsh or fish')
    .description('a script by which a shell completes commands and options')
    .addHelpText(
      'after',
      '\nExamples:\n  source <(kehu completion bash)\n  kehu completion fish > ~/.config/fish/completions/kehu.fish',
    )
    .action(async (shell: string, _: unknown, command: Command) => {
      const { openTerminal } = await import('../terminal.js')
      const { completionScripts } = await import('../completion/scripts.js')
      const { completedCommands } = await import('../completion/words.js')
      const script = completionScripts[shell]
      const known = Object.keys(completionScripts)
      if (!script)
        throw new UsageError(`no completion for '${shell}'; expected ${known.join(', ')}${didYouMean(shell, known)}`)
      openTerminal(command.optsWithGlobals<GlobalOptions>()).print(script(completedCommands(program)).trimEnd())
    })
}
