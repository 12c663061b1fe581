import type { Command } from 'commander'
import { didYouMean } from '../../config/suggest.js'
import { profitBys } from '../../mining/profit/profit-bys.js'
import { type OutputOptions, outputOf, takesOutput } from '../output.js'
import type { GlobalOptions } from '../terminal.js'
import { UsageError } from '../usage-error.js'

type Options = GlobalOptions &
  OutputOptions & { rate?: readonly string[]; customer?: string; losses?: boolean; page?: string; by?: string }

export function reportCommand(program: Command): void {
  const report = program
    .command('report')
    .description('a page of the report again, with other assumptions; changes nothing')

  takesOutput(
    report
      .command('profit')
      .description(
        'the statement of profit, of all or of one customer; with --rate what it would be, beside what it is',
      ),
  )
    .option('--rate <activity=amount...>', 'another rate for a unit of its driver, such as delivery=4.20')
    .option('--customer <id>', 'the statement of one customer; source:id where several sources have the id')
    .option(
      '--losses',
      'who loses money instead: causes first, then the customers who lose most, with what makes them so',
    )
    .option(
      '--by <name>',
      `a row each ${profitBys.join(', ')}, best first; profit less unallocated adds up to the ledger`,
    )
    .option('--page <file>', 'draw it as a page, too, such as profit.html')
    .addHelpText(
      'after',
      '\nExamples:\n  kehu report profit\n  kehu report profit --rate delivery=4.20 --rate "taking back=2"\n  kehu report profit --losses\n  kehu report profit --by channel\n  kehu report profit --by segment --rate delivery=4.20\n  kehu report profit --customer 17850 --page 17850.html',
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>()
      const { openTerminal } = await import('../terminal.js')
      const { openProject } = await import('../project-context.js')
      const terminal = openTerminal(options)
      const context = await openProject(options.project, '.')
      const { by } = options
      if (by !== undefined) {
        if (options.losses || options.customer !== undefined || options.page !== undefined)
          throw new UsageError('--by is a list of its own; leave out --losses, --customer and --page')
        const known = profitBys.find(name => name === by)
        if (known === undefined)
          throw new UsageError(`--by '${by}': expected one of ${profitBys.join(', ')}${didYouMean(by, profitBys)}`)
        const { listProfit } = await import('../report/list-profit.js')
        await listProfit(context, known, options.rate ?? [], outputOf(options, terminal.isTerminal), terminal)
        return
      }
      const { reportProfit } = await import('../report/report-profit.js')
      const { rate = [], customer = null, losses = false, page = null } = options
      if (losses && customer !== null) throw new UsageError('--losses is of all customers; leave out --customer')
      await reportProfit(
        context,
        { rates: rate, customer, losses, page },
        outputOf(options, terminal.isTerminal),
        terminal,
      )
    })
}
