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
      const asked = daysBetween(isDay(options.from), isDay(options.to), options.every)
      const { openTerminal } = await import('../terminal.js')
      const { openProject } = await import('../project-context.js')
      const { backfillNight, pastDays } = await import('../night/backfill-night.js')
      const terminal = openTerminal(options)
      const context = await openProject(options.project, '.')
      const { days, empty } = await pastDays(context.place, asked)
      if (empty.length > 0) terminal.say(`nobody had bought anything before ${spanOf(empty)}: nobody to score`)
      if (days.length === 0) return terminal.say('nothing was added, and nothing published')
      if (options.dryRun) return terminal.print(days.join('\n'))
      const record = await backfillNight(context, days, terminal)
      const { length: count } = record.tonight.backfilled as readonly string[]
      terminal.say(`published ${record.night}: scores of ${count} ${count === 1 ? 'day' : 'days'} added to the history`)
    })
}

/** `2011-01-01`, or `2011-01-01, …, 2011-03-01 (3 days)`. */
function spanOf(days: readonly string[]): string {
  const [first, last] = [days[0], days.at(-1)]
  return days.length < 2 ? `${first}` : `${first}${days.length > 2 ? ', …' : ''}, ${last} (${days.length} days)`
}
