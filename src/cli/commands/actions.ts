import type { Command } from 'commander'
import { didYouMean } from '../../config/suggest.js'
import { type OutputOptions, outputOf, takesOutput } from '../output.js'
import type { GlobalOptions } from '../terminal.js'
import { wholeNumber } from '../whole-number.js'

type SizeOptions = GlobalOptions &
  OutputOptions & {
    rate?: string
    deviation?: string
    uplift?: string
    customers?: string
    power: string
    level: string
    control: string
  }

type Options = GlobalOptions &
  OutputOptions & {
    activity?: string[]
    channel?: string[]
    control?: boolean
    columns?: string
    limit?: string
    budget: string
    capacity?: string[]
  }

export function actionsCommand(program: Command): void {
  const actions = program
    .command('actions')
    .description(
      'what to do next, for whom: the catalogue, the list, what a budget would bring, how large a test must be',
    )

  const catalogue = actions.command('catalogue', { isDefault: true })
  namesMistyped(actions, catalogue)
  takesOutput(
    catalogue.description(
      'every activity: what tells that it works, whom it is for, who falls out by which rule, who is chosen',
    ),
  )
    .addHelpText('after', '\nExamples:\n  kehu actions\n  kehu actions catalogue --format markdown')
    .action(async (_: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { listCatalogue } = await import('../actions/list-catalogue.js')
      await listCatalogue(context, outputOf(options, terminal.isTerminal), terminal)
    })

  takesOutput(
    actions
      .command('list')
      .description('the next activity of each customer for whom something is worth doing, the most worthwhile first'),
  )
    .option('--activity <name...>', 'of these activities only')
    .option('--channel <name...>', 'reached by these channels only')
    .option('--control', 'those who are left alone, to compare with, instead of those to contact')
    .option('--columns <names>', 'other columns than the default ones, such as customer_id,activity,effect')
    .option('--limit <rows>', 'no more than so many customers')
    .addHelpText(
      'after',
      `
Examples:
  kehu actions list --limit 20
  kehu actions list --activity "win back" --format csv -o calls.csv
  kehu actions list --channel email --control --columns customer_id,activity,effect`,
    )
    .action(async (_: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { listNext } = await import('../actions/list-next.js')
      const { activity, channel, control = false, columns } = options
      const limit = options.limit === undefined ? null : wholeNumber(options.limit, '--limit')
      const asked = { activities: activity, channels: channel, control, columns, limit }
      await listNext(context, asked, outputOf(options, terminal.isTerminal), terminal)
    })

  takesOutput(actions.command('simulate').description('what other budgets and capacities would bring; changes nothing'))
    .requiredOption('--budget <amounts>', 'one or several, such as 500,1500,4000; none = without a limit')
    .option('--capacity <channel=number...>', 'how many activities a channel takes, instead of what the project says')
    .addHelpText(
      'after',
      `
profit is what the activities chosen are expected to bring less what they cost; bound is what no choice within the limits
exceeds; marginal is what the next unit of money would bring on top of itself.

Examples:
  kehu actions simulate --budget 500,1500,4000
  kehu actions simulate --budget 1500,none --capacity call=100 email=5000`,
    )
    .action(async (_: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { simulateBudgets } = await import('../actions/simulate-budgets.js')
      const { budget, capacity = [] } = options
      await simulateBudgets(context, { budget, capacity }, outputOf(options, terminal.isTerminal), terminal)
    })

  takesOutput(
    actions
      .command('size')
      .description('how many customers to contact and to leave out, so that a test shows an uplift if there is one'),
  )
    .option('--rate <share>', 'the share that responds or buys without contact, such as 0.02')
    .option('--deviation <money>', 'for money instead of shares: the standard deviation of what a customer spends')
    .option('--uplift <number>', 'what contact should bring: points of a share such as 0.005, or money per customer')
    .option('--customers <number>', 'how many there are: answers the smallest uplift that they show')
    .option('--power <share>', 'the chance to show the uplift if it is there', '0.8')
    .option('--level <share>', 'of the interval: 0.95 = one test of nothing in twenty shows something', '0.95')
    .option('--control <share>', 'the share that is left out to compare with', '0.5')
    .addHelpText(
      'after',
      `
Examples:
  kehu actions size --rate 0.02 --uplift 0.005
  kehu actions size --rate 0.02 --uplift 0.005 --control 0.1 --power 0.9
  kehu actions size --deviation 15 --uplift 0.50
  kehu actions size --rate 0.02 --customers 20000`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<SizeOptions>()
      const { openTerminal } = await import('../terminal.js')
      const { sizeOfTest } = await import('../actions/size-of-test.js')
      const terminal = openTerminal(options)
      await sizeOfTest(options, outputOf(options, terminal.isTerminal), terminal)
    })
}

/** What is typed after `actions` goes to the default command, which takes nothing: it was meant as a command. */
function namesMistyped(actions: Command, catalogue: Command): void {
  const { outputError } = catalogue.configureOutput()
  catalogue.configureOutput({
    outputError: (text, write) => {
      const [typed] = catalogue.args
      const names = actions.commands.map(command => command.name())
      const isMistyped = typed !== undefined && text.includes('too many arguments')
      const shown = isMistyped ? `error: unknown command '${typed}'${didYouMean(typed, names)}\n` : text
      if (outputError) outputError(shown, write)
      else write(shown)
    },
  })
}

async function opened(command: Command) {
  const options = command.optsWithGlobals<Options>()
  const { openTerminal } = await import('../terminal.js')
  const { openProject } = await import('../project-context.js')
  return { options, terminal: openTerminal(options), context: await openProject(options.project, '.') }
}
