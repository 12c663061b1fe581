import type { Command } from 'commander'
import type { GlobalOptions } from '../terminal.js'

type DeliverOptions = GlobalOptions & { again?: boolean; dryRun?: boolean }

export function deliverCommand(program: Command): void {
  program
    .command('deliver')
    .description('deliver what of the published night has not arrived yet')
    .option('--again', 'also what has arrived already')
    .option('--dry-run', 'only say what would be delivered')
    .addHelpText('after', '\nExamples:\n  kehu deliver\n  kehu deliver --dry-run\n  kehu deliver --again')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeliverOptions>()
      const { openTerminal } = await import('../terminal.js')
      const { openPlace } = await import('../open-place.js')
      const { deliverNight } = await import('../night/deliver.js')
      const terminal = openTerminal(options)
      const outputs = await deliverNight({ place: openPlace(options.project, '.') }, terminal, {
        again: options.again ?? false,
        dryRun: options.dryRun ?? false,
      })
      if (outputs === 0)
        terminal.say(
          'the published night has nothing to deliver: kehu.yaml named no directory of reports, and no audience',
        )
    })
}
