import type { FateCount } from '../../warehouse/star/judge.js'
import type { StagedFile } from '../../warehouse/star/staged-file.js'

/** A file of tonight and what became of its records: `fates` add up to `records`. */
export interface FileFates {
  readonly source: string
  readonly file: string
  readonly records: number
  readonly fates: Readonly<Record<string, number>>
}

/** One line a file, in order of source and name. */
export function fatesByFile(files: readonly StagedFile[], counts: readonly FateCount[]): readonly FileFates[] {
  return files.map(file => {
    const fates: Record<string, number> = {}
    for (const { file_id, fate, records } of counts) {
      if (file_id === file.file_id) fates[fate] = (fates[fate] ?? 0) + Number(records)
    }
    return { source: file.source, file: file.name, records: file.records, fates }
  })
}

/** All files of a source together. */
export function fatesBySource(files: readonly FileFates[]): readonly FileFates[] {
  const sources = new Map<string, { records: number; files: number; fates: Record<string, number> }>()
  for (const { source, records, fates } of files) {
    const sum = sources.get(source) ?? { records: 0, files: 0, fates: {} }
    sum.records += records
    sum.files++
    for (const [fate, count] of Object.entries(fates)) sum.fates[fate] = (sum.fates[fate] ?? 0) + count
    sources.set(source, sum)
  }
  return [...sources].map(([source, { records, files: n, fates }]) => ({ source, file: `${n} files`, records, fates }))
}
