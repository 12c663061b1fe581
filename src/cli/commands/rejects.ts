import type { Command } from 'commander'
import type { RowsetColumn } from '../../reports/formats/rowset.js'
import type { Row } from '../../warehouse/engine/value.js'
import { type OutputOptions, outputOf, takesOutput, writeRows } from '../output.js'
import type { GlobalOptions, Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { wholeNumber } from '../whole-number.js'

type RejectOptions = GlobalOptions &
  OutputOptions & { source?: string; file?: string; reason?: string; record?: string }

export function rejectsCommand(program: Command): void {
  const rejects = program
    .command('rejects')
    .description('records in quarantine: what is wrong with them, and another trial')
    .addHelpText(
      'after',
      '\nExamples:\n  kehu rejects list --source shop\n  kehu rejects show shop/orders-2024-05-01.csv\n  kehu rejects export -o bad.csv\n  kehu rejects replay',
    )
  takesOutput(rejects.command('list'))
    .description('how many, by source, file, column and reason, each with an example')
    .option('--source <name>', 'of one source')
    .option('--file <name>', 'of one file')
    .option('--reason <text>', 'whose reason holds a text')
    .action(list)
  takesOutput(rejects.command('show'))
    .argument('<file>', 'a delivered file, such as shop/orders-2024-05-01.csv')
    .description('the records of a file with line, column, value, reason, and as they were delivered')
    .option('--record <number>', 'one record')
    .action((file: string, _: unknown, command: Command) =>
      records({ ...command.optsWithGlobals<RejectOptions>(), file }),
    )
  takesOutput(rejects.command('export'))
    .description('the records of all files, as they were delivered')
    .option('--source <name>', 'of one source')
    .option('--file <name>', 'of one file')
    .action((_: unknown, command: Command) => records(command.optsWithGlobals<RejectOptions>()))
  rejects
    .command('replay')
    .description('after the contract was mended: a night that judges every landed record anew')
    .option('--source <name>', 'count those of one source')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<RejectOptions>()
      const { context, terminal } = await open(options)
      const { replayRejects } = await import('../rejects/replay.js')
      await replayRejects(context, options.source, terminal)
    })
}

async function list(_: unknown, command: Command): Promise<void> {
  const options = command.optsWithGlobals<RejectOptions>()
  const { context, terminal } = await open(options)
  const { rejectCountColumns, rejectCounts } = await import('../rejects/read-rejects.js')
  const { nightNamed, readNightTables } = await import('../night/published.js')
  await using engine = await readNightTables(context.place, await nightNamed(context.place))
  const counts = await rejectCounts(engine, options, context.loaded.sources)
  if (counts.length === 0) terminal.say('no record is in quarantine')
  await answer(rejectCountColumns, counts, options, terminal)
}

/** Values and records as they were delivered: who asks for a file by its name may read that file. */
async function records(options: RejectOptions): Promise<void> {
  const { context, terminal } = await open(options)
  const { rejectedRecordColumns, rejectedRecords } = await import('../rejects/read-rejects.js')
  const { nightNamed, readNightTables } = await import('../night/published.js')
  const record = options.record === undefined ? undefined : wholeNumber(options.record, '--record')
  await using engine = await readNightTables(context.place, await nightNamed(context.place))
  const found = await rejectedRecords(engine, context, { source: options.source, file: options.file, record })
  if (found.length === 0) terminal.say('no such record is in quarantine')
  await answer(rejectedRecordColumns, found, options, terminal)
}

async function answer(
  columns: readonly RowsetColumn[],
  found: readonly Row[],
  options: RejectOptions,
  terminal: Terminal,
): Promise<void> {
  const { rowsetOf } = await import('../../reports/formats/memory-rowset.js')
  const { format, path } = outputOf(options, terminal.isTerminal)
  if (format === 'parquet')
    throw new UsageError('rejects are not written as parquet; expected csv, ndjson, json, markdown, table or arrow')
  await writeRows(rowsetOf(columns, found), format, path, terminal)
}

async function open(options: GlobalOptions) {
  const { openTerminal } = await import('../terminal.js')
  const { openProject } = await import('../project-context.js')
  return { terminal: openTerminal(options), context: await openProject(options.project, '.') }
}
