import type { Command } from 'commander'
import type { GlobalOptions } from '../terminal.js'
import { wholeNumber } from '../whole-number.js'

type Options = GlobalOptions & { customers: string; seed: string }

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .argument('[dir]', 'folder of the demo; an earlier demo in it is replaced', 'demo-firm')
    .description('the whole pipeline on data that it makes itself: what is planted, and what Kehu finds')
    .option('--customers <count>', 'people of the firm', '2500')
    .option('--seed <number>', 'another number makes another firm', '7')
    .addHelpText(
      'after',
      '\nExamples:\n  kehu demo\n  kehu demo /tmp/big --customers 20000\n  kehu demo other --seed 8',
    )
    .action(async (dir: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>()
      const { resolve } = await import('node:path')
      const { openTerminal } = await import('../terminal.js')
      const { runDemo } = await import('../demo/run-demo.js')
      const wanted = {
        directory: resolve(dir),
        customers: wholeNumber(options.customers, '--customers'),
        seed: wholeNumber(options.seed, '--seed'),
      }
      await runDemo(wanted, openTerminal(options))
    })
}
