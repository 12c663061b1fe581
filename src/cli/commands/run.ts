import type { Command } from 'commander'
import { didYouMean } from '../../config/suggest.js'
import type { NightRecord } from '../../warehouse/night/night-record.js'
import { isDay } from '../day.js'
import { type FileFates, fatesBySource } from '../night/fates.js'
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
        const asOf = isDay(options.asOf ?? terminal.today(context.loaded.project.timezone))
        await makeNight(context, { asOf, until: name }, terminal)
        terminal.say(`${name}: well; nothing was published (kehu run publishes)`)
      })
  }
}

async function night(options: RunOptions, terminal: Terminal): Promise<void> {
  const { openProject } = await import('../project-context.js')
  const context = await openProject(options.project, '.')
  const asOf = isDay(options.asOf ?? terminal.today(context.loaded.project.timezone))
  if (options.from !== 'deliver') {
    const wanted: NightOptions = {
      asOf,
      ...(options.from && { from: stepOf(options.from) }),
      rebuild: options.rebuild ?? false,
    }
    const { makeNight } = await import('../night/make-night.js')
    const record = await makeNight(context, wanted, terminal)
    if (record) sayNight(record, terminal)
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

/** Above so many files only their sources are listed; `kehu runs show` has them all. */
const mostFiles = 20

/** What a person wants to know when it is over: fates that add up, then where to look. */
export function sayNight(record: NightRecord, terminal: Terminal): void {
  const files = (record.tonight.files as readonly FileFates[] | undefined) ?? []
  for (const line of files.length <= mostFiles ? files : fatesBySource(files)) terminal.say(fatesLine(line))
  for (const { source, path } of (record.tonight.missing as readonly { source: string; path: string }[] | undefined) ??
    []) {
    terminal.say(`${source}: nothing lies at ${path}`)
  }
  for (const { source, name, same_as } of (record.tonight.repeats as
    | readonly { source: string; name: string; same_as: string }[]
    | undefined) ?? []) {
    terminal.say(`${source}: ${name} is the same as ${same_as}`)
  }
  for (const { source, file, reason } of (record.tonight.set_aside as
    | readonly { source: string; file: string; reason: string }[]
    | undefined) ?? []) {
    terminal.say(`${source}: ${file} was set aside: ${reason}`)
  }
  terminal.say(`published ${record.night}, as of ${record.as_of}`)
}

function fatesLine({ source, file, records, fates }: FileFates): string {
  const parts = Object.entries(fates).map(([fate, count]) => `${count} ${fate}`)
  return `${source}: ${file}: ${records} records = ${parts.join(' + ') || 'none'}`
}
