import type { Command } from 'commander'
import { isDay } from '../day.js'
import { type OutputOptions, outputOf, takesOutput } from '../output.js'
import type { GlobalOptions } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { wholeNumber } from '../whole-number.js'

type Options = GlobalOptions &
  OutputOptions & { campaign?: string; since?: string; attribute?: string; days: string; groups?: boolean; by?: string }

export function campaignsCommand(program: Command): void {
  const campaigns = program
    .command('campaigns')
    .description('what campaigns brought: list, uplift beside those left out, effect of a day or a campaign')

  takesOutput(
    campaigns
      .command('list')
      .description('every campaign: customers, responses, purchases, revenue, cost once, return'),
  )
    .option(
      '--by <name>',
      'one row per group of those contacted: channel, recency, spend, or an attribute; with intervals',
    )
    .addHelpText(
      'after',
      `
Answers are contacts that name the campaign: coupons redeemed, calls. Recency is the last purchase before the campaign, spend
that of the year before it. Intervals are of 95 %, for all groups of a campaign together.

Examples:
  kehu campaigns list
  kehu campaigns list --by recency
  kehu campaigns list --by household_size --format markdown`,
    )
    .action(async (_: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const output = outputOf(options, terminal.isTerminal)
      if (options.by === undefined) {
        const { listCampaigns } = await import('../campaigns/list-campaigns.js')
        await listCampaigns(context, output, terminal)
      } else {
        const { listCampaignsBy } = await import('../campaigns/list-by.js')
        await listCampaignsBy(context, options.by, output, terminal)
      }
    })

  takesOutput(
    campaigns
      .command('uplift')
      .description('what each arm brought beside those left out of its campaign, with 95 % intervals'),
  )
    .option(
      '--groups',
      'by channel, last purchase and spend before, attributes of at most 12 values; intervals hold for all of one kind',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  kehu campaigns uplift\n  kehu campaigns uplift --groups --format csv -o uplift.csv',
    )
    .action(async (_: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { upliftOfCampaigns } = await import('../campaigns/uplift-of-campaigns.js')
      await upliftOfCampaigns(context, options.groups ?? false, outputOf(options, terminal.isTerminal), terminal)
    })

  takesOutput(
    campaigns
      .command('effect')
      .description('did it pay: revenue, orders, margin and buyers before and after, beside the same of others'),
  )
    .option(
      '--campaign <id>',
      'id or name: its customers beside those left out, else beside others who had bought alike',
    )
    .option('--since <day>', 'the day on which something changed; default: the first day of the campaign')
    .option('--attribute <name=value>', 'whose change is asked for, beside others who had bought alike: card=yes')
    .option('--days <number>', 'how many days before, and from the day on', '90')
    .addHelpText(
      'after',
      `
The effect is the change per customer less that of the others (differences in differences), with its 95 % interval. Without
others it is the change itself, which anything may have caused.

Examples:
  kehu campaigns effect --campaign spring --days 30
  kehu campaigns effect --since 2024-04-01 --attribute card=yes`,
    )
    .action(async (_: unknown, command: Command) => {
      const { options, terminal, context } = await opened(command)
      const { effectOfDay } = await import('../campaigns/effect-of-day.js')
      const { campaign = null, since, attribute } = options
      const pair = attribute === undefined ? null : /^([^=]+)=(.+)$/.exec(attribute)
      if (attribute !== undefined && !pair)
        throw new UsageError(`--attribute '${attribute}' is no name=value, such as card=yes`)
      if (campaign !== null && pair) throw new UsageError('--campaign and --attribute exclude each other')
      if (campaign === null && since === undefined) throw new UsageError('name --campaign ID or --since DAY')
      const asked = {
        campaign,
        since: since === undefined ? null : isDay(since),
        attribute: pair ? { name: pair[1] ?? '', value: pair[2] ?? '' } : null,
        days: wholeNumber(options.days, '--days'),
      }
      await effectOfDay(context, asked, outputOf(options, terminal.isTerminal), terminal)
    })
}

async function opened(command: Command) {
  const options = command.optsWithGlobals<Options>()
  const { openTerminal } = await import('../terminal.js')
  const { openProject } = await import('../project-context.js')
  return { options, terminal: openTerminal(options), context: await openProject(options.project, '.') }
}
