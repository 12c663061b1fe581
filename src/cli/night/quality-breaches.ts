import type { SourceContract } from '../../config/source.js'
import type { NightProblem } from '../../warehouse/night/night-error.js'
import type { StagedFile } from '../../warehouse/star/staged-file.js'
import type { SourceVolume } from '../../warehouse/usual-volume.js'

/** What a source delivered is not what its contract expects of it. */
export interface QualityBreach {
  readonly source: string
  readonly action: 'warn' | 'hold'
  /** What was found, what was expected and how to mend it. */
  readonly detail: string
}

/** Columns of tonight's files that have too often no value. */
export function nullRateBreaches(
  staged: readonly StagedFile[],
  sources: readonly SourceContract[],
): readonly QualityBreach[] {
  return sources.flatMap(({ name, contract: { quality, files } }) =>
    Object.entries(quality.null_rate ?? {}).flatMap(([column, limit]): QualityBreach[] => {
      const [entity = '', own = ''] = column.split('.')
      const mapping = files.filter(({ maps }) =>
        Object.entries(maps).some(([of, maps]) => of === entity && own in maps),
      )
      const tonight = staged.filter(({ source, kind }) => source === name && mapping.some(one => one.name === kind))
      const judged = tonight.reduce((sum, file) => sum + file.judged, 0)
      const empty = tonight.reduce((sum, file) => sum + (file.empty[column] ?? 0), 0)
      if (judged === 0 || empty / judged <= limit) return []
      const detail = `${column} has no value in ${empty} of ${judged} new records, ${percent(empty / judged)}, expected at most ${percent(limit)}; ask for it to be delivered, or raise quality: { null_rate: … }`
      return [{ source: name, action: quality.breach, detail }]
    }),
  )
}

/** Sources whose newest day is emptier or fuller than that weekday ever should be. */
export function volumeBreaches(
  volumes: readonly SourceVolume[],
  sources: readonly SourceContract[],
): readonly QualityBreach[] {
  return sources.flatMap(({ name, contract: { quality } }): QualityBreach[] => {
    const found = volumes.find(({ source }) => source === name)
    if (!found?.usual || found.usual.median === 0) return []
    const { min, max } = quality.volume ?? {}
    const share = Number(found.records) / found.usual.median
    const expected =
      min !== undefined && share < min
        ? `at least ${percent(min)}`
        : max !== undefined && share > max
          ? `at most ${percent(max)}`
          : null
    if (expected === null) return []
    const detail = `its newest day, ${found.day}, has ${found.records} records, ${percent(share)} of the usual ${found.usual.median} of that weekday, expected ${expected}; look for files that are missing or double, or change quality: { volume: … }`
    return [{ source: name, action: quality.breach, detail }]
  })
}

/** Whether any source says how full a day should be. */
export function judgesVolume(sources: readonly SourceContract[]): boolean {
  return sources.some(({ contract }) => contract.quality.volume !== undefined)
}

/** Those that hold the night. */
export function holdingBreaches(breaches: readonly QualityBreach[]): readonly NightProblem[] {
  return breaches
    .filter(({ action }) => action === 'hold')
    .map(({ source, detail }) => ({ where: source, what: detail }))
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`
}
