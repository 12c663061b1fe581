import type { SourceFile } from '../../../config/source.js'

/** How a line is cut into cells. */
export interface FixedShape {
  cut(line: string): readonly string[]
  /** Why a line is no record; null where it is one. */
  problem(line: string, columns: number): string | null
}

export function shapeOf({ read: { columns } }: SourceFile): FixedShape {
  return columns ? atPlaces(columns) : byBlanks
}

const byBlanks: FixedShape = {
  cut: line => line.trim().split(/\s+/u),
  problem(line, columns) {
    const found = byBlanks.cut(line).length
    return found === columns ? null : `expected ${columns} cells, found ${found}`
  },
}

type Columns = NonNullable<SourceFile['read']['columns']>

/** Places count characters from 1, both ends belong to the cell. */
function atPlaces(columns: Columns): FixedShape {
  const last = columns.at(-1)
  const least = Math.max(...columns.map(({ from, to }) => to ?? from - 1))
  const most = last && last.to === undefined ? Number.POSITIVE_INFINITY : least
  return {
    cut(line) {
      const letters = lettersOf(line)
      return columns.map(({ from, to }) => letters.slice(from - 1, to).join(''))
    },
    problem(line) {
      const length = lettersOf(line).length
      const used = lettersOf(line.trimEnd()).length
      if (length < least) return `expected a line of ${least} characters, found ${length}`
      return used > most ? `expected a line of ${most} characters, found ${used}` : null
    },
  }
}

/** By characters, not by the halves of which JavaScript makes the rarer ones. */
function lettersOf(line: string): readonly string[] {
  return Array.from(line)
}
