import { text } from '../language/text.js'
import type { Grid } from '../section.js'
import { segmentName } from '../segments.js'
import type { RfmCell } from './rfm-data.js'

/** Scores of recency from the top, those of frequency from the left. */
const recencyScores = [5, 4, 3, 2, 1] as const
const frequencyScores = [1, 2, 3, 4, 5] as const

/** The 25 cells of recency and frequency, coloured by segment. */
export function rfmGrid(cells: readonly RfmCell[]): Grid {
  return {
    kind: 'grid',
    title: text('rfm.grid_title'),
    rows: { name: text('rfm.grid_rows'), labels: recencyScores.map(score => text(`rfm.r_${score}`)) },
    columns: { name: text('rfm.grid_columns'), labels: frequencyScores.map(score => text(`rfm.f_${score}`)) },
    cells: recencyScores.map(r =>
      frequencyScores.map(f => {
        const cell = cells.find(candidate => candidate.r === r && candidate.f === f)
        if (cell === undefined) return null
        return {
          head: segmentName(cell.segment),
          value: cell.customers,
          format: 'count',
          foot: { value: cell.net_sales, format: 'money_whole' },
          fill: { segment: cell.segment },
        }
      }),
    ),
    note: text('rfm.grid_note'),
  }
}
