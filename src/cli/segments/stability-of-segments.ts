import { stability } from '../../mining/rfm/stability.js'
import { scoredDays } from '../../mining/store.js'
import { writeFileAtomically } from '../../reports/formats/atomic-file.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import { stabilityPage } from '../../reports/pages/stability.js'
import { renderReport } from '../../reports/render-report.js'
import type { Day } from '../../warehouse/engine/value.js'
import { table } from '../../warehouse/tables.js'
import { segmentIdsOf } from '../night/audiences.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

const columns = [
  { name: 'from_day', type: { kind: 'date' } },
  { name: 'to_day', type: { kind: 'date' } },
  { name: 'segment', type: { kind: 'varchar' } },
  { name: 'customers', type: { kind: 'bigint' } },
  { name: 'stayed', type: { kind: 'bigint' } },
  { name: 'share_stayed', type: { kind: 'double' } },
] as const

/**
 * How many stayed in their segment from each recorded day to the next, all together (no segment) and segment by segment;
 * with `page` drawn as a page, too.
 */
export async function stabilityOfSegments(
  { loaded, place }: ProjectContext,
  span: { readonly from: Day | null; readonly to: Day | null },
  page: string | null,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const { format, path } = inMemory(output)
  const { project } = loaded
  const record = await nightNamed(place)
  await using engine = await readNightTables(place, record)
  const recorded = await scoredDays(engine, table('score_rfm'))
  const days = recorded.filter(day => (!span.from || day >= span.from) && (!span.to || day <= span.to)).reverse()
  if (days.length < 2)
    throw new UsageError(
      `two recorded days are needed, found ${days.join(', ') || 'none'}; there are scores of ${recorded.slice(0, 10).join(', ') || 'no day'}; add some with kehu backfill --from DAY --to DAY`,
    )
  const rows = await stability(engine, days, segmentIdsOf(project))
  await writeRows(rowsetOf(columns, rows), format, path, terminal)
  if (page === null) return
  const [file] = await renderReport(
    { pages: [stabilityPage({ rows })] },
    {
      language: project.language,
      currency: project.currency,
      project: project.project,
      asOf: record.as_of as Day,
    },
  )
  await writeFileAtomically(page, async out => {
    await out.write(file?.bytes ?? '')
    return { rows: 1n }
  })
  terminal.say(`drawn as ${page}`)
}
