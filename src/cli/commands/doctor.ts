import type { Command } from 'commander'
import type { GlobalOptions } from '../terminal.js'

type DoctorOptions = GlobalOptions & { repair?: boolean; deep?: boolean }

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('is everything as it should be; exit code 1 when something is wrong')
    .option('--deep', "recompute the digests of the published night's tables as well")
    .option('--repair', 'remove half-made files, put damaged nights aside, publish the latest good one again')
    .addHelpText('after', '\nExamples:\n  kehu doctor\n  kehu doctor --deep\n  kehu doctor --repair')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<DoctorOptions>()
      const { openTerminal } = await import('../terminal.js')
      const { openPlace } = await import('../open-place.js')
      const { examine } = await import('../doctor/examine.js')
      const terminal = openTerminal(options)
      const place = openPlace(options.project, '.')
      if (options.repair) {
        const { repair } = await import('../doctor/repair.js')
        for (const line of await repair(place, terminal.now)) terminal.print(`repaired: ${line}`)
      }
      const found = await examine(place, options.deep ?? false, terminal.progress)
      for (const { state, about, text } of found) terminal.print(`${marks[state]} ${about}: ${text}`)
      const count = found.filter(({ state }) => state === 'wrong').length
      if (count > 0) throw new Error(`${count} ${count === 1 ? 'thing is' : 'things are'} wrong`)
    })
}

const marks = { well: 'ok   ', note: 'note ', wrong: 'WRONG' } as const
