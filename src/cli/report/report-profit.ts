import { profitSql } from '../../mining/profit/profit-sql.js'
import { nightly, type ProfitTables, readingProfit } from '../../mining/profit/profit-tables.js'
import { writeFileAtomically } from '../../reports/formats/atomic-file.js'
import type { Page } from '../../reports/page.js'
import { customerProfitPage, profitPage } from '../../reports/pages/profit.js'
import type { ProfitInput, StatementEntry } from '../../reports/pages/profit-data.js'
import { renderReport } from '../../reports/render-report.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import type { Day } from '../../warehouse/engine/value.js'
import { bind } from '../../warehouse/sql-file.js'
import { declaredPersonal } from '../night/personal.js'
import { profitBasis } from '../night/profit-basis.js'
import { profitData, statementOf } from '../night/profit-data.js'
import { nightNamed, tryOnNight } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { profitOfNight } from './profit-of-night.js'
import { comparedRows, lossRows, statementRows } from './statement-rowset.js'

export interface ProfitQuestion {
  /** Other rates, each as `activity=amount`. */
  readonly rates: readonly string[]
  /** The id of one customer, or `source:id`. */
  readonly customer: string | null
  /** Who loses money, and what makes them so, instead of the statement. */
  readonly losses: boolean
  /** A file into which the page is drawn, too. */
  readonly page: string | null
}

/**
 * The statement of profit of the published night, of all or of one customer; with other rates what it would be beside what
 * it is. What is tried stands beside the night's tables and is gone afterwards.
 *
 * @throws UsageError where the night has no profit, or the question names what is not there
 */
export async function reportProfit(
  context: ProjectContext,
  { rates, customer, losses, page }: ProfitQuestion,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const { place, loaded, parts } = context
  const { format, path } = inMemory(output)
  const basis = profitBasis(loaded.project, loaded.sources, parts)
  const record = await nightNamed(place)
  const asOf = record.as_of as Day
  const answer = await tryOnNight(place, record, async engine => {
    const tables = await profitOfNight(engine, asOf, basis, rates)
    const who = customer === null ? null : await customerNamed(engine, customer)
    const asked = (from: ProfitTables) => (who === null ? firm(engine, from) : statementOf(engine, who, from))
    const found = await asked(tables)
    const present = rates.length === 0 ? undefined : await asked(nightly)
    if (found.length === 0 && who !== null)
      throw new UsageError(`customer '${customer}' has neither bought anything nor cost anything before ${asOf}`)
    const all = customer === null && (losses || page !== null) ? await allOf(engine, tables) : null
    const beside = present === undefined ? {} : { present }
    const drawn =
      page === null
        ? null
        : all === null
          ? customerProfitPage(customer ?? '', { statement: found, ...beside })
          : profitPage({ ...all, ...beside })
    return { found, present, drawn, lost: losses ? all : null }
  })

  const { found, present, lost } = answer
  const shown =
    lost !== null
      ? lossRows(lost.causes, lost.losing)
      : present === undefined
        ? statementRows(found)
        : comparedRows(present, found)
  await writeRows(shown, format, path, terminal)
  if (page === null || answer.drawn === null) return
  await draw(answer.drawn, page, context, asOf)
  terminal.say(`drawn as ${page}`)

  function allOf(engine: Engine, tables: ProfitTables): Promise<ProfitInput> {
    const hidesIds = declaredPersonal(loaded.sources).includes('customer_id')
    return profitData(engine, asOf, { tables, hidesIds, hasTargets: parts.has('target') })
  }
}

function firm(engine: Engine, tables: ProfitTables): Promise<readonly StatementEntry[]> {
  return rows(engine, bind<StatementEntry>(readingProfit(profitSql('reports/profit_statement.sql'), tables)))
}

/** @throws UsageError where there is none of that id, or several. */
async function customerNamed(engine: Engine, written: string): Promise<bigint> {
  const found = await rows(
    engine,
    statement<{ customer_key: bigint; source: string; customer_id: string }>(
      `select customer_key, source, customer_id from dim_customer
      where customer_key <> 0 and (customer_id = $1 or source || ':' || customer_id = $1) order by source`,
      [written],
    ),
  )
  const [one, ...others] = found
  if (one === undefined)
    throw new UsageError(`there is no customer '${written}'; see kehu query "select customer_id from dim_customer"`)
  if (others.length === 0) return one.customer_key
  const names = found.map(({ source, customer_id }) => `${source}:${customer_id}`)
  throw new UsageError(`customer '${written}' is known to several sources; name one of ${names.join(', ')}`)
}

async function draw(page: Page, path: string, { loaded }: ProjectContext, asOf: Day): Promise<void> {
  const { language, currency, project } = loaded.project
  const [file] = await renderReport({ pages: [page] }, { language, currency, project, asOf })
  await writeFileAtomically(path, async out => {
    await out.write(file?.bytes ?? '')
    return { rows: 1n }
  })
}
