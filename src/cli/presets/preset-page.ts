import type { FileKind } from '../../config/contract.js'
import { headersOf } from '../../config/left-over.js'
import type { Preset } from '../../config/load-preset.js'
import { readFields } from '../../etl/staging/resolve-field.js'
import { readingWords, targetWords } from './field-words.js'

/** The page of a preset, in Markdown: all of it is read off the preset file. */
export function presetPage({ name, contract, about, quirks }: Preset): string {
  const { title = name, currency, timezone, skip = {}, files } = contract
  const assumed = [
    ...(currency === undefined ? [] : [`Amounts are in ${currency}.`]),
    ...(timezone === undefined ? [] : [`Times are those of ${timezone}.`]),
  ].join(' ')
  const skipped = Object.entries(skip).map(([pattern, reason]) => `| \`${pattern}\` | not read: ${reason} |`)
  return `${[
    `# ${title}`,
    about.trim(),
    [
      '```yaml',
      'sources:',
      `  ${name}: { preset: ${name}, path: exports/${name} } # a folder, a glob or a file`,
      '```',
    ].join('\n'),
    ...(assumed === '' ? [] : [assumed]),
    '## Files',
    [...table('Files', 'Kind and what it holds'), ...files.map(fileRow), ...skipped].join('\n'),
    ...(quirks.length === 0
      ? []
      : ['## What is odd, and what becomes of it', quirks.map(quirk => `- ${quirk}`).join('\n')]),
    ...rules(contract),
    '## Columns',
    ...files.map(kind => kindSection(kind, files)),
  ].join('\n\n')}\n`
}

/** `docs/presets/README.md`: the presets with their titles. */
export function presetsPage(presets: readonly Preset[]): string {
  const rows = presets.map(
    ({ name, contract }) =>
      `| [${name}](${name}.md) | ${contract.title ?? ''} | ${[...new Set(contract.files.flatMap(({ maps }) => Object.keys(maps)))].join(', ')} |`,
  )
  return `${[
    '# Presets',
    'Contracts of well-known systems that Kehu brings along. `kehu presets check FILE` says which of them knows a file,\n`kehu init --from DIR` writes a project for a folder of exports, `kehu presets show NAME` prints a preset to copy from.',
    'A preset says of every column of its files what it becomes, or why it is left over. What a source in `kehu.yaml` says\nitself replaces what the preset says under that key.',
    [...table('Preset', 'System', 'Fills'), ...rows].join('\n'),
  ].join('\n\n')}\n`
}

function table(...headers: readonly string[]): readonly string[] {
  return [`| ${headers.join(' | ')} |`, `|${headers.map(() => '---|').join('')}`]
}

function fileRow({ name, names, format, maps, read }: FileKind): string {
  const what = Object.keys(maps).join(', ')
  const how = [
    ...(format === undefined ? [] : [format]),
    ...(read.encoding.length === 0 ? [] : [read.encoding.join(' or ')]),
    ...(read.sheet === undefined ? [] : [`sheet ${read.sheet}`]),
  ].join(', ')
  const which = names === undefined ? 'any with these columns' : names.map(one => `\`${one}\``).join(', ')
  return `| ${which}${how === '' ? '' : ` (${how})`} | ${name}: ${what} |`
}

function rules({ ignore, not_products, reversals }: Preset['contract']): readonly string[] {
  const lines = [
    ...ignore.map(({ name, when }) => `- Records with \`${when}\` are ignored as ${name}.`),
    ...not_products.map(({ code, pattern, kind }) => `- The code \`${code ?? pattern}\` is no product: ${kind}.`),
    ...(reversals ? [`- Orders whose id begins with ${reversals.order_id_prefix} take earlier ones back.`] : []),
  ]
  return lines.length === 0 ? [] : ['## Rules', lines.join('\n')]
}

/** A kind that has the columns of an earlier one is not written out again. */
function kindSection(kind: FileKind, files: readonly FileKind[]): string {
  const told = (one: FileKind) => JSON.stringify([one.maps, one.left_over])
  const same = files.slice(0, files.indexOf(kind)).find(other => told(other) === told(kind))
  if (same) return `### ${kind.name}\n\nAs ${same.name}.`
  const mapped = readFields(kind).map(
    ({ entity, column, field }) =>
      `| ${headersOf(field).map(cell).join(', ') || '–'} | ${targetWords({ entity, column })} | ${cell(readingWords(field))} |`,
  )
  const left = Object.entries(kind.left_over ?? {}).map(
    ([header, reason]) => `| ${cell(header)} | left over | ${cell(reason)} |`,
  )
  const filled = kind.fill_down
    ? `\n\nEmpty cells of ${kind.fill_down.columns.join(', ')} are those of the record above${kind.fill_down.by === undefined ? '' : ` with the same ${kind.fill_down.by}`}.`
    : ''
  const joined = (kind.join ?? [])
    .map(({ as, names, on }) => {
      const keys = Object.entries(on).map(([own, theirs]) => `${own} is its ${theirs}`)
      return `\n\nRead together with the file ${names.map(name => `\`${name}\``).join(' or ')} beside it, as ${as}: ${keys.join(', ')}.`
    })
    .join('')
  const turned = kind.unpivot
    ? `\n\nEach filled cell below ${kind.unpivot.columns.map(name => `\`${name}\``).join(', ')} is a record: \`${kind.unpivot.name}\` is its header, \`${kind.unpivot.value}\` what stands in it.`
    : ''
  return [
    `### ${kind.name}${turned}${joined}${filled}`,
    '',
    ...table('Column of the file', 'Becomes', 'How'),
    ...mapped,
    ...left,
  ].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
