import { join } from 'node:path'
import { rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { land } from '../landing/land.js'
import { cellName, landedFrom } from '../staging/landed-sql.js'
import { sampleSize } from './judge-sample.js'
import { anyKind, type Lookout, type SeenFile } from './look.js'

/** What the first records of a file show of one column. */
export interface SampledColumn {
  readonly name: string
  /** Cells that are not empty, and how many of them differ. */
  readonly filled: number
  readonly distinct: number
  /** Its different cells in order, where they are few; else none. */
  readonly values: readonly string[]
  /** Formats by which every filled cell is a time; `iso` where they are as ISO writes them. */
  readonly formats: readonly string[]
  /** A cell that two of the formats read differently, with both readings; null where none does. */
  readonly ambiguous: Ambiguous | null
  /** Every filled cell is a number, with the separator of its decimals; null where it is not. */
  readonly decimal: '.' | ',' | null
  readonly isEmail: boolean
}

export interface Ambiguous {
  readonly cell: string
  readonly readings: readonly { readonly format: string; readonly day: string }[]
}

const days = ['%d/%m/%Y', '%m/%d/%Y', '%d.%m.%Y', '%d-%m-%Y', '%m-%d-%Y', '%Y/%m/%d', '%Y%m%d', '%Y年%m月%d日'] as const
const times = ['', ' %H:%M', ' %H:%M:%S', ' %I:%M %p', ' %I:%M:%S %p'] as const
const formats = days.flatMap(day => times.map(time => `${day}${time}`))
const iso = '^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?$'
const point = '^[+-]?\\d+(\\.\\d+)?$'
const comma = '^[+-]?\\d+(,\\d+)?$'
/** A column of so many values may be an answer. */
const fewValues = 6

const email = '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$'

/** The columns of a file as its first records show them. @throws BrokenFile when it cannot be read */
export async function sampleColumns({ engine, tmp }: Lookout, seen: SeenFile): Promise<readonly SampledColumn[]> {
  const delivery = { ...seen.delivery, kinds: [anyKind] }
  const { path, header } = await land(engine, delivery, { folder: join(tmp, 'landed'), tmp }, seen.print)
  const from = `(select * from ${landedFrom(header, literal(path))} where broken_text is null limit ${sampleSize})`
  const columns: SampledColumn[] = []
  for (const [i, name] of header.entries()) {
    const cells = `(select nullif(trim(${cellName(i)}), '') as cell from ${from})`
    const [told] = await rows(engine, statement<Told>(toldOf(cells)))
    if (!told) continue
    const filled = Number(told.filled)
    const all = (count: bigint) => filled > 0 && Number(count) === filled
    const fitting = formats.filter((_, n) => all(BigInt(told[`f${n}`] ?? 0)))
    columns.push({
      name,
      filled,
      distinct: Number(told.distinct_cells),
      values: await valuesIn(Number(told.distinct_cells), cells),
      formats: all(told.iso) ? ['iso'] : fitting,
      ambiguous: all(told.iso) ? null : await ambiguousIn(fitting, cells),
      decimal: all(told.point) ? '.' : all(told.comma) ? ',' : null,
      isEmail: all(told.email),
    })
  }
  return columns

  async function valuesIn(distinct: number, cells: string): Promise<readonly string[]> {
    if (distinct === 0 || distinct > fewValues) return []
    const query = `select distinct cell from ${cells} where cell is not null order by cell`
    return (await rows(engine, statement<{ cell: string }>(query))).map(({ cell }) => cell)
  }

  async function ambiguousIn(fitting: readonly string[], cells: string): Promise<Ambiguous | null> {
    const [a, b] = fitting
    if (a === undefined || b === undefined) return null
    const reading = (format: string) => `cast(cast(strptime(cell, ${literal(format)}) as date) as varchar)`
    const query = `select cell, ${reading(a)} as one, ${reading(b)} as other from ${cells}
      where cell is not null and ${reading(a)} <> ${reading(b)} order by cell limit 1`
    const [found] = await rows(engine, statement<{ cell: string; one: string; other: string }>(query))
    if (!found) return null
    const readings = [
      { format: a, day: found.one },
      { format: b, day: found.other },
    ]
    return { cell: found.cell, readings }
  }
}

type Told = Record<string, bigint> & {
  filled: bigint
  distinct_cells: bigint
  iso: bigint
  point: bigint
  comma: bigint
  email: bigint
}

function toldOf(cells: string): string {
  const matches = (pattern: string) => `count(case when regexp_matches(cell, ${literal(pattern)}) then 1 end)`
  const parsed = formats.map((format, n) => `count(try_strptime(cell, ${literal(format)})) as f${n}`)
  return `select count(cell) as filled, count(distinct cell) as distinct_cells,
    ${matches(iso)} as iso, ${matches(point)} as point, ${matches(comma)} as comma, ${matches(email)} as email,
    ${parsed.join(', ')} from ${cells}`
}
