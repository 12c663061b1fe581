import type { Command } from 'commander'
import { isDay } from '../day.js'
import { type OutputOptions, outputOf, takesOutput } from '../output.js'
import type { GlobalOptions } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { wholeNumber } from '../whole-number.js'

type Options = GlobalOptions &
  OutputOptions & {
    columns?: string
    limit?: string
    bom?: boolean
    from?: string
    to?: string
    movers?: string | true
    page?: string
  }

/** Movers that are listed where `--movers` names no number. */
const movers = '100'

export function segmentsCommand(program: Command): void {
  const segments = program
    .command('segments')
    .description('customers by recency, frequency and money: list, show, compare two dates, stability, export')

  takesOutput(
    segments.command('list').description('every segment: customers, net sales, and what it takes to belong to it'),
  )
    .addHelpText('after', '\nExamples:\n  kehu segments list\n  kehu segments list --format markdown')
    .action(async (_: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { listSegments } = await import('../segments/list-segments.js')
      await listSegments(context, outputOf(options, terminal.isTerminal), terminal)
    })

  takesOutput(segments.command('show').argument('<id>', 'id of a segment, as in the list').description('its customers'))
    .option('--columns <names>', 'other columns than the default ones, such as customer_id,net_sales')
    .option('--limit <rows>', 'no more than so many customers')
    .addHelpText(
      'after',
      '\nExamples:\n  kehu segments show champions --limit 20\n  kehu segments show at_risk --columns customer_id,email',
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { showSegment } = await import('../segments/show-segment.js')
      const limit = options.limit === undefined ? null : wholeNumber(options.limit, '--limit')
      await showSegment(context, id, options.columns, limit, outputOf(options, terminal.isTerminal), terminal)
    })

  takesOutput(
    segments
      .command('export')
      .argument('<ids>', 'one id or several: at_risk,cannot_lose')
      .description('the customers of segments as a file for another tool'),
  )
    .option('--columns <names>', 'columns in this order, such as customer_id,email,net_sales')
    .option('--bom', 'csv: begin with the mark by which Excel sees UTF-8')
    .addHelpText(
      'after',
      '\nExamples:\n  kehu segments export champions -o champions.csv\n  kehu segments export at_risk,cannot_lose -o call.csv --columns customer_id,email --bom',
    )
    .action(async (ids: string, _: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { exportSegments } = await import('../segments/show-segment.js')
      await exportSegments(
        context,
        ids,
        options.columns,
        outputOf(options, terminal.isTerminal),
        options.bom ?? false,
        terminal,
      )
    })

  takesOutput(segments.command('compare').description('who went where between two days of the score history'))
    .requiredOption('--from <day>', 'the earlier day')
    .option('--to <day>', 'the later day; default: the as-of date of the published night')
    .option('--movers [number]', `list the customers who moved, ${movers} or so many, those who spent most first`)
    .addHelpText(
      'after',
      '\nExamples:\n  kehu segments compare --from 2011-11-12 --to 2011-12-10\n  kehu segments compare --from 2011-11-12 --movers 20',
    )
    .action(async (_: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { compareSegments } = await import('../segments/compare-segments.js')
      const { from = '', to } = options
      const days = { from: isDay(from), to: to === undefined ? null : isDay(to) }
      const most =
        options.movers === undefined ? null : wholeNumber(options.movers === true ? movers : options.movers, '--movers')
      if (days.to !== null && days.from >= days.to)
        throw new UsageError(`--from ${from} does not lie before --to ${days.to}`)
      await compareSegments(context, days, most, outputOf(options, terminal.isTerminal), terminal)
    })

  takesOutput(
    segments
      .command('stability')
      .description('who stayed in their segment from each recorded day to the next: all, and segment by segment'),
  )
    .option('--from <day>', 'the first day; default: the first that was recorded')
    .option('--to <day>', 'the last day; default: the last that was recorded')
    .option('--page <file>', 'draw it as a page, too, such as stability.html')
    .addHelpText(
      'after',
      '\nExamples:\n  kehu segments stability\n  kehu segments stability --from 2011-11-01 --page stability.html',
    )
    .action(async (_: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { stabilityOfSegments } = await import('../segments/stability-of-segments.js')
      const { from, to, page = null } = options
      const span = { from: from === undefined ? null : isDay(from), to: to === undefined ? null : isDay(to) }
      await stabilityOfSegments(context, span, page, outputOf(options, terminal.isTerminal), terminal)
    })
}

async function opened(command: Command) {
  const options = command.optsWithGlobals<Options>()
  const { openTerminal } = await import('../terminal.js')
  const { openProject } = await import('../project-context.js')
  return { options, terminal: openTerminal(options), context: await openProject(options.project, '.') }
}
