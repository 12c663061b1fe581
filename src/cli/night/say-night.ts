import { type Drift, driftLine } from '../../etl/drift/drift.js'
import type { Intake, LeftOut } from '../../etl/intake.js'
import type { ModelOutcome } from '../../mining/run-model.js'
import type { CheckResult } from '../../warehouse/checks.js'
import type { NightRecord } from '../../warehouse/night/night-record.js'
import { leftOutLines } from '../plan/left-out-lines.js'
import { passedOverLines } from '../plan/passed-over-lines.js'
import type { Terminal } from '../terminal.js'
import { failedCheckLines } from './failed-checks.js'
import { type FileFates, fatesBySource } from './fates.js'
import type { SilentSource } from './late-sources.js'
import type { QualityBreach } from './quality-breaches.js'

/** Above so many files only their sources are listed; `kehu runs show` has them all. */
const mostFiles = 50

/** What the steps of a night noted in `tonight`, as far as it is said aloud. */
interface Notes {
  readonly files?: readonly FileFates[]
  readonly missing?: readonly { readonly source: string; readonly path: string }[]
  readonly repeats?: readonly { readonly source: string; readonly name: string; readonly same_as: string }[]
  readonly set_aside?: readonly { readonly source: string; readonly file: string; readonly reason: string }[]
  readonly left_out?: readonly LeftOut[]
  /** Records of earlier nights that left quarantine. */
  readonly restored?: number
  readonly made_anew?: boolean
  readonly passed_over?: Intake['passed_over']
  readonly drift?: readonly Drift[]
  readonly quality?: readonly QualityBreach[]
  readonly checks?: readonly CheckResult[]
  readonly silent?: readonly SilentSource[]
  readonly models?: readonly ModelOutcome[]
}

/**
 * What a person wants to know when a night is over: fates that add up, then what is odd.
 *
 * @param declared models that the project names: why one of them has no scores is said
 */
export function sayNight(
  record: Pick<NightRecord, 'night' | 'as_of' | 'tonight'>,
  terminal: Pick<Terminal, 'say'>,
  declared: readonly string[] = [],
): void {
  const {
    files = [],
    missing = [],
    repeats = [],
    set_aside = [],
    left_out = [],
    restored,
    made_anew,
    passed_over = [],
    drift = [],
    quality = [],
    checks = [],
    silent = [],
    models = [],
  }: Notes = record.tonight
  const isLong = files.length > mostFiles
  for (const line of isLong ? fatesBySource(files) : files) terminal.say(fatesLine(line))
  if (isLong) terminal.say(`each file: kehu runs show ${record.night}`)
  for (const { source, path } of missing) terminal.say(`${source}: nothing lies at ${path}`)
  for (const line of passedOverLines(passed_over)) terminal.say(line)
  for (const line of repeatLines(repeats)) terminal.say(line)
  for (const { source, file, reason } of set_aside) terminal.say(`${source}: ${file} was set aside: ${reason}`)
  for (const line of drift.flatMap(driftLine)) terminal.say(line)
  for (const { source, detail } of quality) terminal.say(`${source}: ${detail}`)
  for (const line of failedCheckLines(checks)) terminal.say(line)
  for (const line of leftOutLines(left_out)) terminal.say(line)
  for (const line of silentLines(silent)) terminal.say(line)
  for (const { model, state, notes } of models.filter(one => declared.includes(one.model)))
    if (state === 'refused' || state === 'skipped') terminal.say(`no scores of ${model}: ${notes.join('; ')}`)
  if (restored !== undefined)
    terminal.say(`${restored} records of earlier nights left quarantine: what they waited for has come`)
  if (made_anew) terminal.say('the star was made anew: tonight takes back what earlier nights had shown')
  terminal.say(`published ${record.night}, as of ${record.as_of}`)
}

function fatesLine({ source, file, records, fates }: FileFates): string {
  const parts = Object.entries(fates).map(([fate, count]) => `${count} ${fate}`)
  return `${source}: ${file}: ${records} records = ${parts.join(' + ') || 'none'}`
}

function silentLines(silent: readonly SilentSource[]): readonly string[] {
  return silent.map(
    ({ source, newest_day, days }) =>
      `${source}: nothing is newer than ${newest_day}, ${days} days before the as-of date: whoever was served since looks gone; kehu run --as-of DAY makes a first night of an earlier day, deadline_days holds a night whose source is late`,
  )
}

/** One line for all files with the bytes of one. */
function repeatLines(repeats: NonNullable<Notes['repeats']>): readonly string[] {
  const groups = new Map<string, string[]>()
  for (const { source, name, same_as } of repeats) {
    const key = `${source}\u001f${same_as}`
    groups.set(key, [...(groups.get(key) ?? []), name])
  }
  return [...groups].map(([key, names]) => {
    const [source, sameAs] = key.split('\u001f')
    const [first] = names
    return names.length === 1
      ? `${source}: ${first} is the same as ${sameAs}`
      : `${source}: ${first} and ${names.length - 1} more files are the same as ${sameAs}`
  })
}
