import { text } from '../language/text.js'
import type { Table } from '../section.js'
import { checkName } from './check-name.js'
import { foundRow } from './check-row.js'
import type { CheckResult } from './glance-data.js'

/** As many as a night records. */
const shownRows = 5

/** Every check and whether it passed, the failed ones first. */
export function checksTable(checks: readonly CheckResult[]): Table {
  return {
    kind: 'table',
    title: text('glance.checks_title'),
    columns: [
      { label: text('glance.check'), format: 'text', align: 'start' },
      { label: text('glance.kind'), format: 'text', align: 'start' },
      { label: text('glance.result'), format: 'text', align: 'start' },
      { label: text('glance.rows_found'), format: 'count', align: 'end' },
    ],
    rows: inOrder(checks).map(check => [
      checkName(check.name),
      text(check.blocking ? 'glance.blocking' : 'glance.warning'),
      text(check.passed ? 'glance.passed' : 'glance.failed'),
      check.rows,
    ]),
    note: text('glance.checks_note'),
  }
}

/** What the rows of failed checks say: how many of them there are tells nothing of what they count. None if all passed. */
export function foundTables(checks: readonly CheckResult[]): readonly Table[] {
  const failed = inOrder(checks).filter(check => !check.passed)
  if (failed.every(check => check.examples.length === 0)) return []
  const more = failed.some(check => check.rows > shownRows)
  return [
    {
      kind: 'table',
      title: text('glance.found_title'),
      columns: [
        { label: text('glance.check'), format: 'text', align: 'start' },
        { label: text('glance.found'), format: 'text', align: 'start' },
      ],
      rows: failed.flatMap(check =>
        check.examples.slice(0, shownRows).map(row => [checkName(check.name), foundRow(row)]),
      ),
      ...(more && { note: text('glance.found_note', { shown: shownRows }) }),
    },
  ]
}

function inOrder(checks: readonly CheckResult[]): readonly CheckResult[] {
  const order = (check: CheckResult) => `${check.passed ? 1 : 0}${check.blocking ? 0 : 1}${check.name}`
  return [...checks].sort((one, other) => (order(one) < order(other) ? -1 : 1))
}
