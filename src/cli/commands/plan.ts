import type { Command } from 'commander'
import { asOfDay } from '../day.js'
import type { GlobalOptions } from '../terminal.js'
import { UsageError } from '../usage-error.js'

type PlanOptions = GlobalOptions & { asOf?: string; rebuild?: boolean; format: string }

export function planCommand(program: Command): void {
  program
    .command('plan')
    .description('what a run would do and why; changes nothing; exit code 3 when the night would be held')
    .option('--as-of <day>', "as for run; default: today in the project's zone")
    .option('--rebuild', 'of a run with --rebuild')
    .option('--format <format>', 'text or json', 'text')
    .addHelpText('after', '\nExamples:\n  kehu plan\n  kehu plan --as-of 2011-12-10 --format json')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<PlanOptions>()
      if (options.format !== 'text' && options.format !== 'json') {
        throw new UsageError(`no format '${options.format}'; plan is written as text or json`)
      }
      const { openTerminal } = await import('../terminal.js')
      const { openProject } = await import('../project-context.js')
      const { planNight, refuseHeld } = await import('../plan/plan-night.js')
      const { planLines } = await import('../plan/plan-lines.js')
      const terminal = openTerminal(options)
      const context = await openProject(options.project, '.')
      const asOf = asOfDay(
        options.asOf,
        terminal.today(context.loaded.project.timezone, context.loaded.project.calendar.day_starts),
      )
      const plan = await planNight(context, asOf, options.rebuild ?? false, terminal.now())
      const lines = options.format === 'json' ? [JSON.stringify(plan, null, 2)] : planLines(plan)
      for (const line of lines) terminal.print(line)
      refuseHeld(plan)
    })
}
