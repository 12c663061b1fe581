import type { Command } from 'commander'
import { didYouMean } from '../../config/suggest.js'
import { type OutputOptions, outputOf, takesOutput } from '../output.js'
import { type Part, parts } from '../runs/parts.js'
import type { GlobalOptions } from '../terminal.js'
import { UsageError } from '../usage-error.js'

type Options = GlobalOptions & OutputOptions & { dryRun?: boolean; part?: string }

export function runsCommand(program: Command): void {
  const runs = program.command('runs').description('the ledger: list, show, diff two nights, restore one')

  takesOutput(runs.command('list').description('what happened, the latest first'))
    .addHelpText('after', '\nExamples:\n  kehu runs list\n  kehu runs list --format csv -o runs.csv')
    .action(async (_: unknown, command: Command) => {
      const { place, terminal, options } = await opened(command)
      const { listRuns } = await import('../runs/list-runs.js')
      await listRuns(place, outputOf(options, terminal.isTerminal), terminal)
    })

  takesOutput(
    runs
      .command('show')
      .argument('[night]', 'default: the published one')
      .description('one night: fates that add up, checks, models, durations'),
  )
    .option('--part <name>', `only one table of it: ${parts.join(', ')}`)
    .addHelpText(
      'after',
      '\nExamples:\n  kehu runs show\n  kehu runs show 2011-12-10-1 --part files\n  kehu runs show --format json',
    )
    .action(async (night: string | undefined, _: unknown, command: Command) => {
      const { place, terminal, options } = await opened(command)
      const { showRun } = await import('../runs/show-run.js')
      await showRun(place, night, partNamed(options.part), options, terminal)
    })

  takesOutput(
    runs
      .command('diff')
      .argument('<a>', 'a night')
      .argument('[b]', 'another; default: the published one')
      .description('which tables differ between two nights, by digest and rows'),
  )
    .addHelpText('after', '\nExamples:\n  kehu runs diff 2011-12-09-1 2011-12-10-1\n  kehu runs diff 2011-12-09-1')
    .action(async (a: string, b: string | undefined, _: unknown, command: Command) => {
      const { place, terminal, options } = await opened(command)
      const { diffRuns } = await import('../runs/diff-runs.js')
      await diffRuns(place, a, b, outputOf(options, terminal.isTerminal), terminal)
    })

  runs
    .command('restore')
    .argument('<night>', 'a night that is still kept')
    .description('publish an earlier night again; the next run starts from it')
    .option('--dry-run', 'only check that it can be restored')
    .addHelpText('after', '\nExamples:\n  kehu runs restore 2011-12-09-1\n  kehu runs restore 2011-12-09-1 --dry-run')
    .action(async (night: string, _: unknown, command: Command) => {
      const { place, terminal, options } = await opened(command)
      const { restoreRun } = await import('../runs/restore-run.js')
      await restoreRun(place, night, options.dryRun ?? false, terminal)
    })
}

async function opened(command: Command) {
  const options = command.optsWithGlobals<Options>()
  const { openTerminal } = await import('../terminal.js')
  const { openPlace } = await import('../open-place.js')
  return { options, terminal: openTerminal(options), place: openPlace(options.project, '.') }
}

function partNamed(name: string | undefined): Part | null {
  if (name === undefined) return null
  const found = parts.find(part => part === name)
  if (!found) throw new UsageError(`no part '${name}'; expected ${parts.join(', ')}${didYouMean(name, parts)}`)
  return found
}
