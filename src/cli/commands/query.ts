import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { type OutputOptions, outputOf, takesOutput } from '../output.js'
import type { GlobalOptions } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { wholeNumber } from '../whole-number.js'

type QueryOptions = GlobalOptions &
  OutputOptions & { file?: string; night?: string; personal?: string; timeout: string; memory: string; limit?: string }

export function queryCommand(program: Command): void {
  const query = program
    .command('query')
    .argument('[sql]', 'one SELECT; else from --file, else from stdin')
    .description('SQL on the published night, read-only and sandboxed; personal columns are masked')
    .option('-f, --file <file>', 'read the statement from a file')
    .option('--night <name>', 'another night than the published one')
    .option('--personal <columns>', 'open personal columns, such as email,phone; the ledger notes it')
    .option('--timeout <seconds>', 'give up after so many seconds', '60')
    .option('--memory <size>', 'use no more than this', '2GB')
    .option('--limit <rows>', 'stop after so many rows')
  takesOutput(query)
    .addHelpText(
      'after',
      `
Examples:
  kehu query "select rfm_segment, count(*) as customers from mart_customer group by all"
  kehu query "show tables"
  kehu query "describe mart_customer"
  kehu query -f top.sql -o top.csv
  kehu query "select customer_id, email from dim_customer" --personal email -o people.parquet`,
    )
    .action(async (sql: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<QueryOptions>()
      const { openTerminal } = await import('../terminal.js')
      const terminal = openTerminal(options)
      const { runQuery } = await import('../run-query.js')
      const { limit, timeout, memory, night, personal } = options
      await runQuery(terminal, {
        project: options.project,
        sql: await statementOf(sql, options.file),
        output: outputOf(options, terminal.isTerminal),
        seconds: wholeNumber(timeout, '--timeout'),
        memory: sizeOf(memory),
        limit: limit === undefined ? null : wholeNumber(limit, '--limit'),
        night,
        personal,
      })
    })
}

async function statementOf(typed: string | undefined, file: string | undefined): Promise<string> {
  if (typed !== undefined && file !== undefined)
    throw new UsageError('found a statement and --file; expected one of them')
  if (file !== undefined) return readFile(file, 'utf8')
  if (typed !== undefined && typed !== '-') return typed
  if (process.stdin.isTTY)
    throw new UsageError('no statement; type kehu query "select …", or give a file with --file FILE')
  return text(process.stdin)
}

function sizeOf(memory: string): string {
  if (/^[1-9]\d*(\.\d+)?\s?[KMGT]i?B$/i.test(memory)) return memory
  throw new UsageError(`--memory '${memory}' is no size; expected one such as 2GB`)
}
