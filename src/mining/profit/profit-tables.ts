import { reading, type SqlFile } from '../../warehouse/sql-file.js'

/** The tables of profit, in the order in which they are built. */
export const profitTables = ['cost_rate', 'mart_profit_line', 'mart_profit'] as const

export type ProfitTable = (typeof profitTables)[number]

/** Where the tables of profit stand: those of the night under their own names, what is tried in `work`. */
export type ProfitTables = Readonly<Record<ProfitTable, string>>

export const nightly: ProfitTables = {
  cost_rate: 'cost_rate',
  mart_profit_line: 'mart_profit_line',
  mart_profit: 'mart_profit',
}

/** What-if: beside the night's, in a place that is gone afterwards. */
export const tried: ProfitTables = {
  cost_rate: 'work.tried_rate',
  mart_profit_line: 'work.tried_line',
  mart_profit: 'work.tried_profit',
}

/** The file reading the tables of profit that are asked for. */
export function readingProfit(file: SqlFile, tables: ProfitTables): SqlFile {
  return profitTables.reduce((text, name) => reading(text, name, tables[name]), file)
}
