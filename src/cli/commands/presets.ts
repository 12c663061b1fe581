import type { Command } from 'commander'
import type { GlobalOptions } from '../terminal.js'

export function presetsCommand(program: Command): void {
  const presets = program
    .command('presets')
    .description('contracts of well-known systems that Kehu brings along')
    .addHelpText('after', '\nExamples:\n  kehu presets list\n  kehu presets show online-retail')
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
    .description('its contract, to be used as it is or copied into kehu.yaml')
    .action(async (name: string, _: unknown, command: Command) => {
      const { presetText } = await import('../../config/load-preset.js')
      const terminal = await terminalOf(command)
      terminal.print((await presetText(name)).trimEnd())
    })
}

async function terminalOf(command: Command) {
  const { openTerminal } = await import('../terminal.js')
  return openTerminal(command.optsWithGlobals<GlobalOptions>())
}
