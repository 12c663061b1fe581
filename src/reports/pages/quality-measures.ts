import type { Expected, QualityInput } from './quality-data.js'

/** What became of the records of a source. */
export interface SourceFates {
  readonly source: string
  readonly files: bigint
  readonly records: bigint
  readonly of: (fate: string) => bigint
  /** Of those that were loaded or quarantined, the share in quarantine; 0 without any. */
  readonly quarantinedShare: number
}

export function fatesOfSource({ recordsByFate, files }: QualityInput, source: string): SourceFates {
  const own = recordsByFate.filter(row => row.source === source)
  const sum = (rows: typeof own) => rows.reduce((all, { records }) => all + records, 0n)
  const of = (fate: string) => sum(own.filter(row => row.fate === fate))
  const judged = of('loaded') + of('quarantined')
  return {
    source,
    files: BigInt(files.filter(file => file.source === source).length),
    records: sum(own),
    of,
    quarantinedShare: judged === 0n ? 0 : Number(of('quarantined')) / Number(judged),
  }
}

/** A mapped column and how many records have no value in it. */
export interface ColumnFill {
  readonly source: string
  readonly kind: string
  readonly column: string
  readonly judged: bigint
  readonly empty: bigint
  readonly share: number
  /** The greatest share that the contract allows; null where it says nothing. */
  readonly limit: number | null
}

/** Mapped columns with records that have no value, and those of which the contract says how many may; in order of the contract. */
export function columnFills({ expected, files }: QualityInput): readonly ColumnFill[] {
  return expected.flatMap(({ source, mapped, null_rate }) =>
    Object.entries(mapped).flatMap(([kind, columns]) => {
      const own = files.filter(file => file.source === source && file.kind === kind)
      const judged = own.reduce((sum, file) => sum + file.judged, 0n)
      if (judged === 0n) return []
      return columns.flatMap((column): ColumnFill[] => {
        const empty = own.reduce((sum, file) => sum + BigInt(file.empty[column] ?? 0), 0n)
        const limit = null_rate[column] ?? null
        if (empty === 0n && limit === null) return []
        return [{ source, kind, column, judged, empty, share: Number(empty) / Number(judged), limit }]
      })
    }),
  )
}

/** How many days before the night the newest day of a source lies; null where nothing has come. */
export function daysOld({ newest, asOf }: QualityInput, source: string): number | null {
  const day = newest.get(source) ?? null
  return day === null ? null : Math.round((Date.parse(asOf) - Date.parse(day)) / 86_400_000)
}

export function isLate(input: QualityInput, { source, deadline_days }: Expected): boolean {
  if (deadline_days === null) return false
  const old = daysOld(input, source)
  return old === null || old > deadline_days
}

/** A column that some files of a kind have and others do not. */
export interface PartColumn {
  readonly source: string
  readonly kind: string
  readonly column: string
  readonly files: bigint
  readonly of: bigint
  /** Of the files that have it; null where names declare no day. */
  readonly first: string | null
  readonly last: string | null
}

/** In order of source, kind and column: whatever came first. */
export function partColumns({ files }: QualityInput): readonly PartColumn[] {
  const kinds = [...new Set(files.map(({ source, kind }) => `${source}\u001f${kind}`))].sort()
  return kinds.flatMap(name => {
    const own = files.filter(({ source, kind }) => `${source}\u001f${kind}` === name)
    const columns = [...new Set(own.flatMap(({ header }) => header))].sort()
    return columns.flatMap((column): PartColumn[] => {
      const having = own.filter(({ header }) => header.includes(column))
      if (having.length === own.length) return []
      const days = having.flatMap(({ day }) => day ?? []).sort()
      const [source = '', kind = ''] = name.split('\u001f')
      const [first = null, last = null] = [days[0], days.at(-1)]
      return [{ source, kind, column, files: BigInt(having.length), of: BigInt(own.length), first, last }]
    })
  })
}
