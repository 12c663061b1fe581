import { type Command, Option } from 'commander'
import { type OutputOptions, outputOf, takesOutput } from '../output.js'
import type { GlobalOptions } from '../terminal.js'
import { UsageError } from '../usage-error.js'

type Options = GlobalOptions &
  OutputOptions & { score: 'churn' | 'profit'; source?: string; personal?: boolean; all?: boolean; order?: string }

export function explainCommand(program: Command): void {
  const explain = program
    .command('explain')
    .argument('<customer>', 'id of a customer, as a source writes it')
    .description('why a customer has a score or a profit: what adds to it, and the file and record of each fact behind')
    .addOption(new Option('--score <name>', 'which score').choices(['churn', 'profit']).default('churn'))
    .option('--source <name>', 'whose id it is, where several customers have it')
    .option('--order <id>', 'of profit: one order of theirs alone')
    .option('--all', 'of profit: every record, not the newest five of each line')
    .option('--personal', 'show what describes the person; the ledger notes it')
  takesOutput(explain)
    .addHelpText(
      'after',
      `
churn: what a column adds is in log odds over the average customer: 0.69 doubles the odds of leaving, -0.69 halves them. Of
each table the newest five facts are shown.

profit: the lines of the customer's statement; below each the rates and pools that it was reckoned by, with the units of the
driver, and the records that are counted, the newest five and the older ones as one row. Records of a line add up to it, and
lines to the profit, which the last row says; a unit of a pool costs what the pool is over all its units.

Examples:
  kehu explain 17850
  kehu explain 7590-VHVEG --personal --format markdown
  kehu explain C-12 --source shop --format csv -o why.csv
  kehu explain 17850 --score profit
  kehu explain 17850 --score profit --all -o 17850.csv
  kehu explain 17850 --score profit --order 536365`,
    )
    .action(async (customer: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>()
      const { openTerminal } = await import('../terminal.js')
      const terminal = openTerminal(options)
      const output = outputOf(options, terminal.isTerminal)
      const { openProject } = await import('../project-context.js')
      const context = await openProject(options.project, '.')
      const { score, source, personal = false, all = false, order } = options
      const asked = { customer, source, personal }
      if (score === 'profit') {
        const { explainProfitOf } = await import('../explain/explain-profit.js')
        return explainProfitOf(context, { ...asked, all, order }, output, terminal)
      }
      if (order !== undefined) throw new UsageError('--order goes with --score profit')
      if (all) throw new UsageError('--all goes with --score profit; of other scores the newest facts are shown')
      const { explainScore } = await import('../explain/explain-score.js')
      await explainScore(context, asked, output, terminal)
    })
}
