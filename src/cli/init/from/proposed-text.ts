import type { Judged } from '../../../etl/inspect/judge-sample.js'
import { readText } from '../../presets/read-text.js'
import type { Proposal, ProposedSource } from './propose.js'
import type { ProposedField } from './propose-field.js'
import type { IgnoreRule, ProposedFile } from './proposed-file.js'

/** The text of a project file for what was found in a folder, with the reasons as comments. `schema` is for editors. */
export function proposedText(name: string, schema: string, folder: string, { sources, left_out }: Proposal): string {
  const currencies = valuesOf(sources, 'currency')
  const zones = valuesOf(sources, 'timezone')
  return `# yaml-language-server: $schema=${schema}
# Proposed for what lies in ${line(folder)}: read it through, answer what is ASKED, then kehu plan.
version: 1
project: ${name}
# ASKED: the currency of the figures in reports. ${told(currencies, 'EUR stands here only because something must')}
currency: ${currencies[0] ?? 'EUR'}
# ASKED: where the business day turns, such as Europe/London. ${told(zones, 'UTC unless you say so').replace(/; others are.*$/, '.')}
timezone: ${zones[0] ?? 'UTC'}
language: en                      # or zh: reports, names of segments and measures
# country: GB                     # telephones that are written without +44

${holds(sources, 'account') ? '# ASKED: unit: account, where people buy for the company that they belong to\n' : ''}customer: { unit: person, same_when: [] }   # [email, phone]: records that share one of them are one customer

sources:
${sources.map(sourceText).join('\n')}
models:
${hasMore(sources) ? salesModels : ''}${holds(sources, 'subscription') ? '  subscriptions: {} # how long contracts go on\n' : ''}${labelText(sources)}
limits: { quarantined: 0.05 }     # more bad records than this share hold the night
keep: { nights: 7 }
${leftOutText(left_out)}`
}

const salesModels = `  rfm: {}
  # purchases: {}                 # who will buy how often; spend: {} and value: {}: what that brings
  # churn: {}                     # who is leaving, and why
`

/** Whether a kind of file that was proposed holds an entity. */
function holds(sources: readonly ProposedSource[], entity: string): boolean {
  return sources.some(({ from }) => 'kinds' in from && from.kinds.some(({ maps }) => maps[entity] !== undefined))
}

function valuesOf(sources: readonly ProposedSource[], key: 'currency' | 'timezone'): readonly string[] {
  const found = sources.flatMap(({ from }) => {
    if ('preset' in from) return from.preset.contract[key] ?? []
    return key === 'currency' ? from.kinds.flatMap(({ currency }) => currency ?? []) : []
  })
  return [...new Set(found)]
}

function told(values: readonly string[], otherwise: string): string {
  if (values.length === 0) return `${otherwise}.`
  const [first, ...more] = values
  const others =
    more.length > 0 ? `; others are ${more.join(', ')}, whose records wait for exchange rates: map exchange_rate` : ''
  return `${first}, as presets or records below say${others}.`
}

function sourceText({ name, from }: ProposedSource): string {
  if ('preset' in from) {
    const { contract } = from.preset
    const files = from.files === 1 ? '1 file has its columns' : `${from.files} files have its columns`
    const money =
      contract.currency === undefined
        ? '    # currency: EUR               # ASKED: of its amounts, where it is not that of the project\n'
        : ''
    return `  # ${line(contract.title ?? from.preset.name)}: ${files}. kehu presets show ${from.preset.name}
  ${name}:
    preset: ${from.preset.name}
    path: ${pathText(from.paths)}
${readLine('    ', from.over.read, from.over.why)}${money}`
  }
  const shared =
    from.kinds.length > 1
      ? '\n  # What lies in one folder is one source: an id means the same in all of its files. Part it where they come from several systems.'
      : ''
  return `  # No preset knows it: proposed by names and values.${shared}
  ${name}:
    # currency: EUR               # ASKED: of its amounts, where it is not that of the project
    # timezone: Europe/London     # ASKED: of its times, where it is not that of the project
${ignoreText(from.ignore)}    files:
${from.kinds.map(kindText).join('')}`
}

function ignoreText(rules: readonly IgnoreRule[]): string {
  if (rules.length === 0) return ''
  const each = rules.map(({ name, when, why }) => `      - { name: ${name}, when: ${quoted(when)} } # ${why}\n`)
  return `    ignore:\n${each.join('')}`
}

function readLine(indent: string, read: object, why: readonly string[]): string {
  const text = readText(read)
  return text === '' ? '' : `${indent}read: ${text} # ${line(why.join('; '))}\n`
}

function pathText(paths: readonly string[]): string {
  const [only] = paths
  return paths.length === 1 ? quoted(only) : `[${paths.map(quoted).join(', ')}]`
}

const replacing = {
  order: 'an order comes with all of its lines: a newer one holds',
  file: 'a day that comes again under its name is mended: what came before goes',
} as const

function kindText({
  name,
  paths,
  files,
  format,
  read,
  why,
  date,
  join,
  unpivot,
  fill_down,
  replaces,
  maps,
  attributes,
  left_over,
  sample,
}: ProposedFile): string {
  const many = files > 1 ? `${files} files. ` : ''
  return `      # ${many}${line(sampleWords(sample))}
      - name: ${name}
        path: ${pathText(paths)}
${format ? `        format: ${format} # it holds a record a line\n` : ''}${readLine('        ', read, why)}${
  date
    ? `        date: { pattern: ${quoted(date.pattern)}, format: ${quoted(date.format)} } # the day in its name: what a later file says is newer\n`
    : ''
}${
  join
    ? `        join: [{ as: ${join.as}, names: [${join.names.map(quoted).join(', ')}], on: { ${Object.entries(join.on)
        .map(([own, other]) => `${quoted(own)}: ${quoted(other)}`)
        .join(', ')} } }] # when, and who, stands there\n`
    : ''
}${
  unpivot
    ? `        unpivot: { columns: ${listed(unpivot.columns)}, name: ${unpivot.name}, value: ${unpivot.value} } # each cell is a record\n`
    : ''
}${fill_down ? `        fill_down: { columns: ${listed(fill_down.columns)} } # only the first line of an order has them\n` : ''}${replaces ? `        replaces: ${replaces} # ${replacing[replaces]}\n` : ''}        maps:
${Object.entries(maps)
  .map(([entity, fields]) => `          ${entity}:\n${Object.entries(fields).map(fieldText).join('')}`)
  .join('')}${attributesText(attributes)}${leftOverText(left_over)}`
}

/** What else the file says of a customer: below `customer`, which is the last entity where there is any. */
function attributesText(attributes: ProposedFile['attributes']): string {
  if (attributes === undefined) return ''
  const each = Object.entries(attributes).map(
    ([name, { field, why }]) => `              ${name}: ${valueText(field)}${why === '' ? '' : ` # ${line(why)}`}\n`,
  )
  return `            attributes: # what is learnt from\n${each.join('')}`
}

/** The model of who leaves, where a file says who did. */
function labelText(sources: readonly ProposedSource[]): string {
  const [label] = sources.flatMap(({ from }) => ('kinds' in from ? from.kinds.flatMap(kind => kind.label ?? []) : []))
  if (!label)
    return sources.some(saysWhoLeft)
      ? '  # who is leaving, and why: the file says of each contract whether it was cancelled\n  churn: { label: is_churned }\n'
      : ''
  return `  # ${line(label.why)}\n  churn: { ${label.of ? `of: ${label.of}, horizon_days: 90, ` : ''}label: { attribute: ${label.attribute}, is: ${listed(label.is)}${label.unknown ? `, unknown: ${listed(label.unknown)}` : ''} } }\n`
}

/** Whether there is more than flat files of customers: only who buys can be told apart by purchases. */
function hasMore(sources: readonly ProposedSource[]): boolean {
  return !sources.every(
    source =>
      saysWhoLeft(source) || ('kinds' in source.from && source.from.kinds.every(({ label }) => label !== undefined)),
  )
}

/** Whether a preset is a flat file of contracts: whether each was cancelled, and never when it began. */
function saysWhoLeft({ from }: ProposedSource): boolean {
  if (!('preset' in from)) return false
  const { files } = from.preset.contract
  return files.every(
    ({ maps: { subscription } }) => subscription?.is_churned !== undefined && subscription.started_on === undefined,
  )
}

function fieldText([column, { field, why }]: [string, ProposedField]): string {
  return `            ${column}: ${valueText(field)} # ${line(why)}\n`
}

function valueText(field: ProposedField['field']): string {
  if (typeof field === 'string') return quoted(field)
  const pairs = Object.entries(field).map(([key, value]) => `${key}: ${listed(value)}`)
  return `{ ${pairs.join(', ')} }`
}

function leftOverText(columns: readonly string[]): string {
  if (columns.length === 0) return ''
  return `        left_over: # map what matters; docs/project-file.md lists what a record may hold\n${columns.map(name => `          ${quoted(name)}: not looked at yet\n`).join('')}`
}

function sampleWords(sample: Judged | string): string {
  if (typeof sample === 'string') return sample
  const { records, loads, others } = sample
  const why = others.slice(0, 3).map(one => `${one.records} ${one.fate}: ${one.reason}`)
  return `Of the first ${records} records ${loads} would load${why.length === 0 ? '' : `; ${why.join('; ')}`}.`
}

function leftOutText(left: Proposal['left_out']): string {
  if (left.length === 0) return ''
  return `\n# Not in any source:\n${left.map(({ name, reason }) => `#   ${line(name)}: ${line(reason)}\n`).join('')}`
}

/** Names come from files: a line end in one must not end the comment. */
function line(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** A text in double quotes is YAML as it is JSON. */
function quoted(value: unknown): string {
  return JSON.stringify(value)
}

function listed(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(quoted).join(', ')}]` : quoted(value)
}
