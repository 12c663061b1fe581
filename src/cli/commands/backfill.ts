import type { Command } from 'commander'
import { isDay } from '../day.js'
import type { GlobalOptions } from '../terminal.js'

type BackfillOptions = GlobalOptions & { from: string; to: string; every: string; dryRun?: boolean }

export function backfillCommand(program: Command): void {
  program
    .command('backfill')
    .description('scores of past days, for the history only: a night of its own with the same star and report')
    .requiredOption('--from <day>', 'the first day')
    .requiredOption('--to <day>', 'the last day that may be scored')
    .option('--every <step>', 'a number of days, weeks or months: 1d, 2w, 1m', '1d')
    .option('--dry-run', 'only say which days')
    .addHelpText(
      'after',
      '\nExamples:\n  kehu backfill --from 2011-11-12 --to 2011-11-12\n  kehu backfill --from 2011-01-01 --to 2011-12-01 --every 1m',
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<BackfillOptions>()
      const { daysBetween } = await import('../night/days-between.js')
      const days = daysBetween(isDay(options.from), isDay(options.to), options.every)
      const { openTerminal } = await import('../terminal.js')
      const { openProject } = await import('../project-context.js')
      const { backfillNight } = await import('../night/backfill-night.js')
      const terminal = openTerminal(options)
      const context = await openProject(options.project, '.')
      if (options.dryRun) return terminal.print(days.join('\n'))
      const record = await backfillNight(context, days, terminal)
      terminal.say(
        `published ${record.night}: scores of ${days.length} ${days.length === 1 ? 'day' : 'days'} added to the history`,
      )
    })
}
