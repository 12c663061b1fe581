import process from 'node:process'
import { Command } from 'commander'
import { kehuVersion } from '../warehouse/night/rules.js'
import { runCommand } from './commands/run.js'
import { exitCodeOf, messageOf } from './exit.js'

/** The whole command line. */
export function program(): Command {
  const kehu = new Command('kehu')
    .description('Kehu: an analytical CRM for the command line')
    .version(kehuVersion())
    .option('--project <dir>', 'folder of kehu.yaml; default: the nearest one upwards')
    .option('--quiet', 'no words, only results and errors')
    .option('--verbose', 'errors with their stack')
    .option('--log-format <format>', 'text or json', 'text')
    .showHelpAfterError('(see kehu --help)')
    .exitOverride()
  runCommand(kehu)
  return kehu
}

/** Runs one command line and says with which code the process ends. */
export async function main(words: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...words], { from: 'user' })
    return 0
  } catch (thrown) {
    const code = exitCodeOf(thrown, new AbortController().signal)
    if (code !== 0 && !isCommander(thrown)) process.stderr.write(`kehu: ${messageOf(thrown, words.includes('--verbose'))}\n`)
    return code
  }
}

function isCommander(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('commander.')
}
