import type { Command } from 'commander'
import { type OutputOptions, outputOf, takesOutput } from '../output.js'
import type { GlobalOptions } from '../terminal.js'

type Options = GlobalOptions &
  OutputOptions & {
    rate?: string
    deviation?: string
    uplift?: string
    customers?: string
    power: string
    level: string
    control: string
  }

export function actionsCommand(program: Command): void {
  const actions = program.command('actions').description('what to do for customers: how large a test must be')

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
      const options = command.optsWithGlobals<Options>()
      const { openTerminal } = await import('../terminal.js')
      const { sizeOfTest } = await import('../actions/size-of-test.js')
      const terminal = openTerminal(options)
      await sizeOfTest(options, outputOf(options, terminal.isTerminal), terminal)
    })
}
