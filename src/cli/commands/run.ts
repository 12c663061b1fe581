import type { Command } from 'commander'
import { didYouMean } from '../../config/suggest.js'
import { asOfDay } from '../day.js'
import type { NightOptions } from '../night/make-night.js'
import { type StepName, stepNames } from '../night/step-names.js'
import type { GlobalOptions, Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

type RunOptions = GlobalOptions & { asOf?: string; from?: string; rebuild?: boolean; deliver: boolean }

export function runCommand(program: Command): void {
  program
    .command('run')
    .description('one night: new files to a published star, scores, report and audiences')
    .option('--as-of <day>', "features see business days before it; default: today in the project's zone")
    .option('--from <step>', `start at a step: ${stepNames.join(', ')}, deliver`)
    .option('--rebuild', 'build the star anew from everything that has landed')
    .option('--no-deliver', 'publish, but send nothing')
    .addHelpText('after', '\nExamples:\n  kehu run\n  kehu run --as-of 2011-12-10\n  kehu run --from mine')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<RunOptions>()
      const { openTerminal } = await import('../terminal.js')
      await night(options, openTerminal(options))
    })
  for (const name of stepNames.filter(name => name !== 'plan')) {
    program
      .command(name)
      .description(`a trial: the night up to and with "${name}"; publishes nothing`)
      .option('--as-of <day>', 'as for run')
      .action(async (_, command: Command) => {
        const options = command.optsWithGlobals<RunOptions>()
        const { openTerminal } = await import('../terminal.js')
        const { openProject } = await import('../project-context.js')
        const { makeNight } = await import('../night/make-night.js')
        const terminal = openTerminal(options)
        const context = await openProject(options.project, '.')
        const asOf = asOfDay(
          options.asOf,
          terminal.today(context.loaded.project.timezone, context.loaded.project.calendar.day_starts),
        )
        await makeNight(context, { asOf, until: name }, terminal)
        terminal.say(`${name}: well; nothing was published (kehu run publishes)`)
      })
  }
}

async function night(options: RunOptions, terminal: Terminal): Promise<void> {
  const { openProject } = await import('../project-context.js')
  const context = await openProject(options.project, '.')
  const asOf = asOfDay(
    options.asOf,
    terminal.today(context.loaded.project.timezone, context.loaded.project.calendar.day_starts),
  )
  if (options.from !== 'deliver') {
    const wanted: NightOptions = {
      asOf,
      ...(options.from && { from: stepOf(options.from) }),
      rebuild: options.rebuild ?? false,
    }
    const { makeNight } = await import('../night/make-night.js')
    const { sayServed } = await import('../night/say-served.js')
    const record = await sayServed(context.place, terminal, () => makeNight(context, wanted, terminal))
    if (record)
      (await import('../night/say-night.js')).sayNight(record, terminal, Object.keys(context.loaded.project.models))
  }
  if (!options.deliver) return
  const { deliverNight } = await import('../night/deliver.js')
  await deliverNight(context, terminal)
}

function stepOf(name: string): StepName {
  const step = stepNames.find(known => known === name)
  if (!step)
    throw new UsageError(
      `no step '${name}'; --from takes ${stepNames.join(', ')} or deliver${didYouMean(name, [...stepNames, 'deliver'])}`,
    )
  return step
}
