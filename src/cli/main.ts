import process from 'node:process'
import { Command } from 'commander'
import { kehuVersion } from '../warehouse/night/rules.js'
import { backfillCommand } from './commands/backfill.js'
import { completionCommand } from './commands/completion.js'
import { deliverCommand } from './commands/deliver.js'
import { demoCommand } from './commands/demo.js'
import { doctorCommand } from './commands/doctor.js'
import { initCommand } from './commands/init.js'
import { planCommand } from './commands/plan.js'
import { presetsCommand } from './commands/presets.js'
import { queryCommand } from './commands/query.js'
import { rejectsCommand } from './commands/rejects.js'
import { runCommand } from './commands/run.js'
import { runsCommand } from './commands/runs.js'
import { segmentsCommand } from './commands/segments.js'
import { exitCodeOf, messageOf } from './exit.js'
import { stopSignal } from './stop.js'

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
  initCommand(kehu)
  demoCommand(kehu)
  planCommand(kehu)
  runCommand(kehu)
  backfillCommand(kehu)
  runsCommand(kehu)
  queryCommand(kehu)
  segmentsCommand(kehu)
  rejectsCommand(kehu)
  deliverCommand(kehu)
  presetsCommand(kehu)
  doctorCommand(kehu)
  completionCommand(kehu)
  return kehu
}

/** Runs one command line and says with which code the process ends. */
export async function main(words: readonly string[]): Promise<number> {
  process.stdout.on('error', endQuietly)
  try {
    await program().parseAsync([...words], { from: 'user' })
    return 0
  } catch (thrown) {
    const code = exitCodeOf(thrown, stopSignal)
    if (code !== 0 && !isCommander(thrown))
      process.stderr.write(`kehu: ${messageOf(thrown, words.includes('--verbose'))}\n`)
    return code
  }
}

/** Whoever reads our answer may have seen enough: `kehu plan | head`. */
function endQuietly(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
}

function isCommander(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('commander.')
}
