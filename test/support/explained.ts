import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { explainProfitOf } from '../../src/cli/explain/explain-profit.js'
import { projectContext } from '../../src/cli/project-context.js'
import { openTerminal } from '../../src/cli/terminal.js'
import { loadProject } from '../../src/config/load-project.js'

export type ExplainedRow = Readonly<Record<string, string | number | null>>

/** What `kehu explain CUSTOMER --score profit` answers. */
export async function explained(
  folder: string,
  customer: string,
  { all = false, source, order }: { readonly all?: boolean; readonly source?: string; readonly order?: string } = {},
): Promise<readonly ExplainedRow[]> {
  const path = join(folder, 'explained.ndjson')
  const context = await projectContext(await loadProject(folder))
  const asked = { customer, source, personal: false, all, order }
  await explainProfitOf(context, asked, { format: 'ndjson', path }, openTerminal({ quiet: true }))
  const text = await readFile(path, 'utf8')
  await rm(path)
  return text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
}

/** Records are the sum of their line, so are rates and pools of an activity, and lines that of the profit: to the ten-thousandth. */
export function expectToAddUp(found: readonly ExplainedRow[]): void {
  const money = (rows: readonly ExplainedRow[]) =>
    rows.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 1e4), 0)
  const of = (...parts: string[]) => found.filter(({ part }) => parts.includes(String(part)))
  const left = ['net_sales', 'gross_margin', 'profit']
  const lines = of('line').filter(({ line }) => !left.includes(String(line)))
  for (const one of lines) {
    const own = (...parts: string[]) => of(...parts).filter(({ line }) => line === one.line)
    expect(money(own('record')), `records of ${one.line}`).toBe(money([one]))
    if (one.driver !== null) expect(money(own('rate', 'pool')), `rates of ${one.line}`).toBe(money([one]))
    const units = (rows: readonly ExplainedRow[]) =>
      rows.reduce((sum, row) => sum + Math.round(Number(row.units) * 1e6), 0)
    expect(units(own('record')), `units of ${one.line}`).toBe(units([one]))
  }
  expect(money(lines)).toBe(money(of('line').filter(({ line }) => line === 'profit')))
  expect(of('check')).toEqual([expect.objectContaining({ says: expect.stringMatching(/^each line is the sum/) })])
  for (const { says, file, record } of of('record', 'pool record'))
    if (!String(says).endsWith('with --all')) expect([says, file, record]).not.toContain(null)
}
