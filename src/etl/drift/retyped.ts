import { type EntityColumn, type EntityName, entities } from '../../config/entity.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { statement } from '../../warehouse/engine/query.js'
import { literal } from '../../warehouse/engine/quoting.js'
import { cast } from '../staging/cast-sql.js'
import { fieldLabel, fieldText } from '../staging/field-sql.js'
import { landedFrom } from '../staging/landed-sql.js'
import { ambiguousReason } from '../staging/moment-sql.js'
import { mappedFields } from '../staging/resolve-field.js'
import type { FileCounts } from '../staging/staged-counts.js'
import type { ToStage } from '../staging/to-stage.js'
import { knownFormats, swapped } from './moment-formats.js'
import { momentSql, readCells } from './moment-readings.js'
import { declare, suggestFormat } from './suggest-format.js'
import { writtenApart } from './written-apart.js'

/** A column of a file most of whose cells are refused, or whose days are written in two ways. */
export interface Retyped {
  readonly column: string
  /** Behind the name of the file: "has …". */
  readonly detail: string
}

/** Fewer refused cells are wrong by themselves, whatever their share. */
const fewestCells = 20

/**
 * What of a file's columns cannot be meant as the contract has it. It is a function of the file and its contract, whatever
 * came before.
 *
 * @param staged a relation, as SQL, of the file's records as they are staged
 */
export async function retypedColumns(
  engine: Engine,
  file: ToStage,
  counts: FileCounts,
  staged: string,
): Promise<readonly Retyped[]> {
  const found: Retyped[] = []
  for (const column of castColumns(file)) {
    const refused = counts.refused
      .filter(({ label, reason }) => label === column.label && column.reasons.some(one => isReason(one, reason)))
      .reduce((sum, { cells }) => sum + cells, 0)
    if (refused === 0) continue
    const mixed = await mixedWords(engine, file, column, staged)
    const filled = counts.judged - (counts.empty[column.name] ?? 0) + refused
    const isRetyped = refused >= fewestCells && refused > filled / 2
    if (mixed !== null) found.push({ column: column.label, detail: mixed })
    else if (isRetyped) {
      const why = await whyRefused(engine, column, staged)
      const detail = `has another kind of column '${column.label}': ${refused} of ${filled} cells are refused, ${column.reasons[0]}${why}`
      found.push({ column: column.label, detail })
    }
  }
  return found
}

/** A mapped column that is cast, and the reasons with which cells of it are refused. */
interface CastColumn {
  readonly name: string
  readonly label: string
  readonly column: EntityColumn
  readonly formats: readonly string[]
  readonly reasons: readonly string[]
  /** SQL of its text over a landed file. */
  readonly text: string
  /** Whether its cells may be shown. */
  readonly shows: boolean
  /** Whether a preset maps it. */
  readonly isPreset: boolean
}

function castColumns({ source, kind, landed }: ToStage): readonly CastColumn[] {
  const all = mappedFields(kind).flatMap(({ entity, column: name, field }): CastColumn[] => {
    const column = columnOf(entity, name)
    if (field.kind === 'value' || !column) return []
    const { expected, ambiguous } = cast('', column, field, {
      timezone: source.contract.timezone,
      dayStarts: '00:00',
      numbers: kind.read,
    })
    if (expected === '' || column.allowed) return []
    return [
      {
        name: `${entity}.${name}`,
        label: fieldLabel(field, name, landed.header),
        column,
        formats: field.format ?? [],
        reasons: [`expected ${expected}`, ...(ambiguous ? [ambiguousReason(ambiguous.formats)] : [])],
        text: fieldText(field, kind, landed.header),
        shows: column.personal !== true && field.personal !== true,
        isPreset: source.preset !== undefined,
      },
    ]
  })
  return all.filter((one, i) => all.findIndex(({ label }) => label === one.label) === i)
}

function columnOf(entity: EntityName, name: string): EntityColumn | undefined {
  return entities[entity].columns.find(column => column.name === name)
}

/** A column of days where some are written day first and some month first: each that may be either would be read by chance. */
async function mixedWords(
  engine: Engine,
  file: ToStage,
  { label, column, formats, reasons, text, shows, isPreset }: CastColumn,
  staged: string,
): Promise<string | null> {
  const { header, path } = file.landed
  for (const format of formats) {
    const twin = swapped(format)
    if (twin === null || formats.includes(twin)) continue
    const [one, other] = [format, twin].map(way => momentSql('cell', way, column.type))
    const [odd] = await rows(
      engine,
      statement<{ cell: string | null }>(
        `select min(cell) as cell from (${refusedSql(staged, label, reasons)}) where ${other} is not null and ${one} is null`,
      ),
    )
    if (!odd || odd.cell === null) continue
    const [right] = await rows(
      engine,
      statement<{ only: string | null; either: string | null }>(
        `select min(cell) filter (where ${other} is null) as only, min(cell) filter (where ${other} <> ${one}) as either
        from (select ${text} as cell from ${landedFrom(header, literal(path))}) where ${one} is not null`,
      ),
    )
    const whole = right?.only ? '' : `; ${writtenApart(file, format, twin)}`
    return `${mixed({ label, shows, isPreset }, { format, twin, odd: odd.cell, ...right })}${whole}`
  }
  return null
}

interface Examples {
  readonly format: string
  readonly twin: string
  readonly odd: string
  readonly only?: string | null
  readonly either?: string | null
}

function mixed(
  { label, shows, isPreset }: Pick<CastColumn, 'label' | 'shows' | 'isPreset'>,
  { format, twin, odd, only, either }: Examples,
): string {
  const meant = declare([twin], isPreset)
  const mend = `export it in one format, or ${meant} if all of it is`
  // None of it is as declared beyond doubt.
  if (!only) {
    const shown = shows ? `: '${odd}' is a day by ${twin} alone${either ? `, '${either}' may be either` : ''}` : ''
    return `has a column '${label}' that is written ${twin}, not ${format}${shown}; ${meant}`
  }
  if (!shows) return `has a mixed column '${label}': some of it is written ${format}, some ${twin}; ${mend}`
  const told = [
    `'${only}' is a day by ${format} alone`,
    `'${odd}' is one by ${twin} alone`,
    ...(either ? [`'${either}' may be either`] : []),
  ]
  return `has a mixed column '${label}': ${told.join(', ')}; ${mend}`
}

/** So many different cells are looked at. */
const mostCells = 500

/** An example, or what the cells would be by other formats. */
async function whyRefused(
  engine: Engine,
  { label, column, reasons, shows, isPreset }: CastColumn,
  staged: string,
): Promise<string> {
  const found = await rows(
    engine,
    statement<{ cell: string; reason: string }>(
      `select distinct cell, reason from (${refusedSql(staged, label, reasons)}) order by md5(cell), reason limit ${mostCells}`,
    ),
  )
  const cells = found.map(({ cell }) => cell)
  if (column.type === 'date' || column.type === 'timestamp') {
    const told = suggestFormat(await readCells(engine, cells, knownFormats, column.type), shows, isPreset)
    if (told !== null) return `; ${told}`
  }
  const [first] = found
  const mend = first?.reason.split('; ').slice(1).join('; ') || 'mend the file, or the mapping'
  return shows && first ? `, such as '${first.cell}'; ${mend}` : `; ${mend}`
}

/** The cells of a column that were refused, as `cell`. */
function refusedSql(staged: string, label: string, reasons: readonly string[]): string {
  return `select problem.value as cell, problem.reason from (select unnest(problems) as problem from ${staged} where problems is not null)
    where problem.column_name = ${literal(label)} and (${reasons.map(reasonSql).join(' or ')})`
}

/** Behind a reason may stand what to declare for the cell. */
function isReason(expected: string, found: string): boolean {
  return found === expected || found.startsWith(`${expected}; `)
}

function reasonSql(expected: string): string {
  return `problem.reason = ${literal(expected)} or starts_with(problem.reason, ${literal(`${expected}; `)})`
}
