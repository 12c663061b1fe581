import { type Command, Option } from 'commander'
import { type OutputOptions, outputOf, takesOutput } from '../output.js'
import type { GlobalOptions } from '../terminal.js'

type Options = GlobalOptions & OutputOptions & { score: string; source?: string; personal?: boolean }

export function explainCommand(program: Command): void {
  const explain = program
    .command('explain')
    .argument('<customer>', 'id of a customer, as a source writes it')
    .description('why a customer has a score: what adds to it, and the file and record of each fact behind')
    .addOption(new Option('--score <name>', 'which score').choices(['churn']).default('churn'))
    .option('--source <name>', 'whose id it is, where several customers have it')
    .option('--personal', 'show what describes the person; the ledger notes it')
  takesOutput(explain)
    .addHelpText(
      'after',
      `
What a column adds is in log odds over the average customer: 0.69 doubles the odds of leaving, -0.69 halves them. Of
each table the newest five facts are shown.

Examples:
  kehu explain 17850
  kehu explain 7590-VHVEG --personal --format markdown
  kehu explain C-12 --source shop --format csv -o why.csv`,
    )
    .action(async (customer: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>()
      const { openTerminal } = await import('../terminal.js')
      const terminal = openTerminal(options)
      const output = outputOf(options, terminal.isTerminal)
      const { openProject } = await import('../project-context.js')
      const context = await openProject(options.project, '.')
      const { explainScore } = await import('../explain/explain-score.js')
      await explainScore(
        context,
        { customer, source: options.source, personal: options.personal ?? false },
        output,
        terminal,
      )
    })
}
