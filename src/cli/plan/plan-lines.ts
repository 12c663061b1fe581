import { driftLine } from '../../etl/drift/drift.js'
import { leftOutLines } from './left-out-lines.js'
import { passedOverLines } from './passed-over-lines.js'
import type { NightPlan, OwnStep, TakenFile } from './plan-night.js'

/** Above so many files only their kinds are listed. */
const mostFiles = 20

/** A plan in words. */
export function planLines(plan: NightPlan): readonly string[] {
  const {
    as_of,
    previous,
    new_files,
    again_files,
    known_files,
    same,
    broken,
    drift,
    left_out,
    missing,
    passed_over,
    missing_days,
    late,
    warnings,
    own,
  } = plan
  return [
    `as of ${as_of}, ${previous === null ? 'the first night' : `going on from night ${previous}`}`,
    starLine(plan),
    ...tableLines(plan.tables),
    `${files(new_files.length)} to take in, ${files(known_files)} known`,
    ...kindLines(new_files),
    ...(again_files.length > 0 ? ['taken in again:', ...kindLines(again_files)] : []),
    ...sameLines(same),
    ...missing.map(({ source, path }) => `  ${source}: nothing lies at ${path}`),
    ...passedOverLines(passed_over).map(line => `  ${line}`),
    ...missing_days.map(gapLine),
    ...leftOutLines(left_out).map(line => `  ${line}`),
    ...broken.map(
      ({ source, file, reason, holds }) =>
        `  ${source}: ${file} is broken and ${holds ? 'holds the night' : 'is set aside'}: ${reason}`,
    ),
    ...drift.flatMap(driftLine).map(line => `  ${line}`),
    ...own.map(ownLine),
    ...late.map(({ source, reason }) => `  ${source} is past its deadline and holds the night: ${reason}`),
    ...warnings.map(warning => `warning: ${warning}`),
  ]
}

function ownLine({ file, kind, needs, blocking }: OwnStep): string {
  if (kind === 'check') return `  ${file}: a check${blocking ? ' that holds the night' : ''}`
  return `  ${file}: a ${kind} of your own${needs.length > 0 ? `, after ${needs.join(', ')}` : ''}`
}

const ways = {
  external: 'read where they lie in its store',
  add_files: 'given to tables where they lie in its store',
  rows: 'sent as rows in statements, for want of a store',
} as const

function tableLines(tables: NightPlan['tables']): readonly string[] {
  if (tables.kind === 'duckdb') return []
  const { url, schema, load, load_seconds } = tables
  return [`its tables lie in ${schema} on ${url}; staged files are ${ways[load]}, about ${load_seconds} s`]
}

/** Above so many days only the first are listed. */
const mostDays = 10

function gapLine({ source, kind, days }: NightPlan['missing_days'][number]): string {
  const more = days.length > mostDays ? ` and ${days.length - mostDays} more` : ''
  return `  ${source}/${kind}: its files come daily, none is there for ${days.slice(0, mostDays).join(', ')}${more}`
}

/** One line for all that have the bytes of one file: a shop that sold nothing exports the same header day by day. */
function sameLines(same: NightPlan['same']): readonly string[] {
  const firsts = new Set(same.map(({ source, same_as }) => `${source}: ${same_as}`))
  return [...firsts].map(first => {
    const [file, ...others] = same.filter(one => `${one.source}: ${one.same_as}` === first)
    if (!file) return ''
    const named =
      others.length === 0 ? `${file.file} has` : `${file.file} and ${files(others.length, 'other file')} have`
    return `  ${file.source}: ${named} the bytes of ${file.same_as}: they count once`
  })
}

function starLine({ rebuild, known_files }: NightPlan): string {
  if (rebuild.length === 0) return 'the star goes on from the published one'
  const from =
    known_files === 0
      ? ''
      : `, from ${files(known_files)} that ${known_files === 1 ? 'has' : 'have'} landed and what is new`
  return `the star is built anew${from}: ${rebuild.join('; ')}`
}

/** A line a kind of file; its files, where they are few; and what stands out about their columns. */
function kindLines(all: readonly TakenFile[]): readonly string[] {
  const names = new Set(all.map(nameOfKind))
  return [...names].flatMap(name => {
    const found = all.filter(file => nameOfKind(file) === name)
    const bytes = found.reduce((sum, file) => sum + file.bytes, 0)
    const unmapped = [...new Set(found.flatMap(file => file.left_over))]
    return [
      `  ${name}: ${files(found.length)}, ${size(bytes)}${span(found)}`,
      ...(all.length <= mostFiles ? found.map(file => `    ${file.file}, ${size(file.bytes)}`) : []),
      ...(unmapped.length > 0 ? [`    columns that nothing maps: ${unmapped.join(', ')}`] : []),
      ...found.flatMap(({ file, problems }) =>
        problems.map(problem => `    ${file} ${problem}: its records go to quarantine`),
      ),
    ]
  })
}

function nameOfKind({ source, kind }: TakenFile): string {
  return `${source}/${kind}`
}

function span(found: readonly TakenFile[]): string {
  const days = found.flatMap(({ day }) => day ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined) return ''
  return first === last ? `, of ${first}` : `, of ${first} to ${last}`
}

function files(count: number, one = 'file'): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}

/** `812 B`, `3.2 MB` */
function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${units[power]}`
}
