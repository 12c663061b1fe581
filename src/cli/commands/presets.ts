import process from 'node:process'
import type { Command } from 'commander'
import type { GlobalOptions } from '../terminal.js'
import { UsageError } from '../usage-error.js'

export function presetsCommand(program: Command): void {
  const presets = program
    .command('presets')
    .description('contracts of well-known systems that Kehu brings along')
    .addHelpText(
      'after',
      '\nExamples:\n  kehu presets list\n  kehu presets show online-retail\n  kehu presets check exports/*.csv',
    )
  presets
    .command('list')
    .description('their names, titles and kinds of files')
    .action(async (_, command: Command) => {
      const { loadPreset, presetNames } = await import('../../config/load-preset.js')
      const terminal = await terminalOf(command)
      for (const name of await presetNames()) {
        const { title, files } = (await loadPreset(name)).contract
        terminal.print(`${name}  ${title ?? ''}  (${files.map(file => file.name).join(', ')})`)
      }
    })
  presets
    .command('show')
    .argument('<name>', 'a preset')
    .description('its contract, to be used as it is or copied into kehu.yaml; as markdown the page that explains it')
    .option('--format <format>', 'yaml or markdown', 'yaml')
    .action(async (name: string, { format }: { format: string }, command: Command) => {
      const { loadPreset, presetText } = await import('../../config/load-preset.js')
      const { presetPage } = await import('../presets/preset-page.js')
      const terminal = await terminalOf(command)
      const text =
        formatAmong(format, ['yaml', 'markdown']) === 'yaml'
          ? await presetText(name)
          : presetPage(await loadPreset(name))
      terminal.print(text.trimEnd())
    })
  presets
    .command('check')
    .argument('<file...>', 'files, folders or patterns')
    .description(
      'which presets know a file: what would map, what is left over and why, and what becomes of its first records',
    )
    .option('--format <format>', 'text or json', 'text')
    .action(async (files: string[], { format }: { format: string }, command: Command) => {
      const { checkFiles, checkedLines, withLookout } = await import('../presets/check-files.js')
      const { BrokenFile } = await import('../../etl/broken-file.js')
      const terminal = await terminalOf(command)
      const isJson = formatAmong(format, ['text', 'json']) === 'json'
      const checked = await withLookout(process.cwd(), lookout => checkFiles(lookout, files))
      for (const line of isJson ? [JSON.stringify(checked, null, 2)] : checkedLines(checked)) terminal.print(line)
      if (checked.some(({ fits }) => fits.some(fit => fit.fits === 'whole'))) return
      const mend = 'kehu init --from DIR proposes a mapping to start from'
      const what = checked.length === 0 ? 'nothing lies there' : `no preset fits; ${mend}`
      throw new BrokenFile('kind', files.join(', '), what)
    })
}

/** @throws UsageError for a word that is none of them */
function formatAmong<const W extends string>(given: string, words: readonly W[]): W {
  const found = words.find(word => word === given)
  if (found === undefined) throw new UsageError(`no format '${given}'; it is ${words.join(' or ')}`)
  return found
}

async function terminalOf(command: Command) {
  const { openTerminal } = await import('../terminal.js')
  return openTerminal(command.optsWithGlobals<GlobalOptions>())
}
