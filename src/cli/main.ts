import process from 'node:process'
import { Command, Option } from 'commander'
import { kehuVersion } from '../warehouse/night/rules.js'
import { actionsCommand } from './commands/actions.js'
import { backfillCommand } from './commands/backfill.js'
import { campaignsCommand } from './commands/campaigns.js'
import { completionCommand } from './commands/completion.js'
import { deliverCommand } from './commands/deliver.js'
import { demoCommand } from './commands/demo.js'
import { doctorCommand } from './commands/doctor.js'
import { explainCommand } from './commands/explain.js'
import { initCommand } from './commands/init.js'
import { modelsCommand } from './commands/models.js'
import { planCommand } from './commands/plan.js'
import { presetsCommand } from './commands/presets.js'
import { queryCommand } from './commands/query.js'
import { rejectsCommand } from './commands/rejects.js'
import { reportCommand } from './commands/report.js'
import { runCommand } from './commands/run.js'
import { runsCommand } from './commands/runs.js'
import { segmentsCommand } from './commands/segments.js'
import { errorLine, wantsJson } from './error-line.js'
import { exitCodeOf, exitCodes, messageOf } from './exit.js'
import { stopSignal } from './stop.js'

/** The whole command line; `asJson` = its errors are lines of a log. */
export function program(asJson = false): Command {
  const kehu = new Command('kehu')
    .description('Kehu: an analytical CRM for the command line')
    .version(kehuVersion())
    .option('--project <dir>', 'folder of kehu.yaml; default: the nearest one upwards')
    .option('--quiet', 'no words, only results and errors')
    .option('--verbose', 'errors with their stack')
    .addOption(new Option('--log-format <format>', 'of words on stderr').choices(['text', 'json']).default('text'))
    .exitOverride()
  if (asJson) kehu.configureOutput({ outputError: (text, write) => write(errorLine(text.trim(), asJson)) })
  else kehu.showHelpAfterError('(see kehu --help)')
  initCommand(kehu)
  demoCommand(kehu)
  planCommand(kehu)
  runCommand(kehu)
  backfillCommand(kehu)
  runsCommand(kehu)
  queryCommand(kehu)
  segmentsCommand(kehu)
  modelsCommand(kehu)
  campaignsCommand(kehu)
  actionsCommand(kehu)
  reportCommand(kehu)
  explainCommand(kehu)
  rejectsCommand(kehu)
  deliverCommand(kehu)
  presetsCommand(kehu)
  doctorCommand(kehu)
  completionCommand(kehu)
  return kehu
}

/** Runs one command line and says with which code the process ends. */
export async function main(words: readonly string[]): Promise<number> {
  const asJson = wantsJson(words)
  process.stdout.on('error', error => endUnwritten(error, asJson))
  try {
    await program(asJson).parseAsync([...words], { from: 'user' })
    return 0
  } catch (thrown) {
    const code = exitCodeOf(thrown, stopSignal)
    if (code !== 0 && !isCommander(thrown))
      process.stderr.write(errorLine(messageOf(thrown, words.includes('--verbose')), asJson))
    return code
  }
}

/** Whoever reads our answer may have seen enough: `kehu plan | head`. Where it cannot be written, there is no more to do. */
function endUnwritten(error: Error, asJson: boolean): void {
  if ('code' in error && error.code === 'EPIPE') return
  process.stderr.write(errorLine(`the answer cannot be written: ${error.message}`, asJson))
  process.exit(exitCodes.failed)
}

function isCommander(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('commander.')
}
