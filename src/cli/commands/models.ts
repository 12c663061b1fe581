import type { Command } from 'commander'
import { isDay } from '../day.js'
import { type OutputOptions, outputOf, takesOutput } from '../output.js'
import type { GlobalOptions } from '../terminal.js'
import { UsageError } from '../usage-error.js'

type Options = GlobalOptions &
  OutputOptions & { day?: string; from: string; to?: string; every: string; dryRun?: boolean }

export function modelsCommand(program: Command): void {
  const models = program
    .command('models')
    .description('what models learnt and how well they foretell: list, show, compare two days, backtest, refit')

  takesOutput(
    models.command('list').description('every model: when it learnt, how it was judged, how far it has drifted'),
  )
    .addHelpText('after', '\nExamples:\n  kehu models list\n  kehu models list --format markdown')
    .action(async (_: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { listModels } = await import('../models/list-models.js')
      await listModels(context, outputOf(options, terminal.isTerminal), terminal)
    })

  takesOutput(
    models
      .command('show')
      .argument('<name>', 'a model, as in the list')
      .description('its card: options, data, what it learnt, how that was judged; as json, all of it'),
  )
    .option('--day <day>', 'what it had learnt by that day; default: what tonight is scored with')
    .addHelpText(
      'after',
      '\nExamples:\n  kehu models show rfm\n  kehu models show rfm --day 2011-11-12 --format json -o card.json',
    )
    .action(async (name: string, _: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { showModel } = await import('../models/show-model.js')
      const day = options.day === undefined ? null : isDay(options.day)
      await showModel(context, name, day, outputOf(options, terminal.isTerminal), terminal)
    })

  takesOutput(
    models
      .command('compare')
      .argument('<name>', 'a model, as in the list')
      .argument('<day>', 'the earlier day')
      .argument('<other>', 'the later day')
      .description('how far its features and its recorded scores have moved between two days'),
  )
    .addHelpText(
      'after',
      `
The stability index (PSI) is 0 where nothing moved; above 0.1 a column has moved, above 0.25 far.

Examples:
  kehu models compare rfm 2011-11-12 2011-12-10
  kehu models compare rfm 2011-06-01 2011-12-01 --format csv -o drift.csv`,
    )
    .action(async (name: string, day: string, other: string, _: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { compareModel } = await import('../models/compare-model.js')
      const [earlier, later] = [isDay(day), isDay(other)]
      if (earlier >= later) throw new UsageError(`${day} does not lie before ${other}`)
      await compareModel(context, name, earlier, later, outputOf(options, terminal.isTerminal), terminal)
    })

  takesOutput(
    models
      .command('backtest')
      .argument('<name>', 'a model that foretells something')
      .description('what it would have foretold on past days, beside naive rules: a table, and a page with a chart'),
  )
    .requiredOption('--from <day>', 'the first day')
    .requiredOption('--to <day>', 'the last day that may be judged')
    .option('--every <step>', 'a number of days, weeks or months: 1d, 2w, 1m', '1m')
    .addHelpText(
      'after',
      `
On each day the model learns only what lay before it; it is judged by what came after. Nothing that is published changes.

Examples:
  kehu models backtest purchases --from 2011-03-01 --to 2011-09-01
  kehu models backtest purchases --from 2011-03-01 --to 2011-09-01 --every 2w -o backtest.csv`,
    )
    .action(async (name: string, _: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { daysBetween } = await import('../night/days-between.js')
      const { backtestModel } = await import('../models/backtest-model.js')
      const { from, to = from, every } = options
      const asked = { days: daysBetween(isDay(from), isDay(to), every), name: `${from}_${to}_${every}` }
      await backtestModel(context, name, asked, outputOf(options, terminal.isTerminal), terminal)
    })

  models
    .command('refit')
    .argument('<name>', 'a model that learns once a month')
    .description('have it learn on another day than its calendar says: written into kehu.yaml as its fit_day')
    .option('--day <day>', 'default: the as-of date of the published night')
    .option('--dry-run', 'only say what would be written')
    .addHelpText(
      'after',
      '\nExamples:\n  kehu models refit purchases --dry-run\n  kehu models refit purchases --day 2011-12-05',
    )
    .action(async (name: string, _: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { refitModel } = await import('../models/refit-model.js')
      const day = options.day === undefined ? null : isDay(options.day)
      await refitModel(context, name, day, options.dryRun ?? false, terminal)
    })
}

async function opened(command: Command) {
  const options = command.optsWithGlobals<Options>()
  const { openTerminal } = await import('../terminal.js')
  const { openProject } = await import('../project-context.js')
  return { options, terminal: openTerminal(options), context: await openProject(options.project, '.') }
}
