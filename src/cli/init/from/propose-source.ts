import { basename, dirname } from 'node:path'
import { contractSchema } from '../../../config/contract.js'
import { read as readSchema } from '../../../config/read.js'
import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../../etl/broken-file.js'
import { howWritten, type WrittenRead } from '../../../etl/inspect/how-written.js'
import { type Judged, judgeSample } from '../../../etl/inspect/judge-sample.js'
import { anyKind, type Lookout, type SeenFile, sourceOf } from '../../../etl/inspect/look.js'
import { type SampledColumn, sampleColumns } from '../../../etl/inspect/sample-columns.js'
import { type AlikeFiles, fileOf, type ReadFile } from './alike-files.js'
import { type Beside, Columns, entityOf } from './columns.js'
import { spellings } from './meanings.js'
import { slugOf, unused } from './names.js'
import { bracket } from './propose-field.js'
import { type ProposedKind, proposeKind } from './propose-kind.js'
import type { Fields } from './propose-person.js'

export interface ProposedJoin {
  readonly as: string
  readonly names: readonly string[]
  readonly on: Readonly<Record<string, string>>
}

/** A kind of file to write down. */
export interface ProposedFile extends ProposedKind {
  readonly name: string
  readonly paths: readonly string[]
  readonly files: number
  readonly read: WrittenRead
  readonly why: readonly string[]
  readonly date?: AlikeFiles['date']
  readonly join?: ProposedJoin
  readonly sample: Judged | string
  /** The currency that most of its records name, or the one whose sign its amounts have. */
  readonly currency?: string
}

export interface LeftOut {
  readonly name: string
  readonly reason: string
}

export interface ProposedFiles {
  readonly kinds: readonly ProposedFile[]
  readonly left_out: readonly LeftOut[]
  /** Records that are none: titles of groups, totals. Of a source with one kind: a rule is asked of all its files. */
  readonly ignore?: IgnoreRule
}

export interface IgnoreRule {
  readonly name: string
  readonly when: string
  readonly why: string
}

interface Sampled {
  readonly group: AlikeFiles
  readonly columns: readonly SampledColumn[]
}

/**
 * How a file that no preset knows seems to be written, with its columns.
 *
 * @param like a file that is called alike: what reads it may read this one
 * @throws BrokenFile where nothing reads it
 */
export async function readFileAsWritten(lookout: Lookout, seen: SeenFile, like?: ReadFile): Promise<ReadFile> {
  // Of a file in UTF-8 an encoding would have to be said, too: the files of one kind then have a list.
  if (like && isUtf8(seen) === (like.read.encoding === undefined)) {
    const header = await seen.headerAs(kindOf(like.read))
    if (!(header instanceof BrokenFile) && header.join('\u001f') === like.header.join('\u001f'))
      return { ...like, seen }
  }
  const { read, why } = await howWritten(lookout, seen)
  const header = await seen.headerAs(kindOf(read))
  if (header instanceof BrokenFile) throw header
  return { seen, read, why, header }
}

function isUtf8({ print }: SeenFile): boolean {
  return (print.text?.notUtf8 ?? null) === null
}

function kindOf(read: WrittenRead, join?: ProposedJoin): SourceFile {
  return {
    ...anyKind,
    read: readSchema.parse(read),
    ...(join && { join: [{ as: join.as, names: [...join.names], on: { ...join.on } }] }),
  }
}

/**
 * What the files of one folder may hold. They come from one system: what one of them calls an order, a customer or a product
 * is the same in the others.
 */
export async function proposeFiles(lookout: Lookout, groups: readonly AlikeFiles[]): Promise<ProposedFiles> {
  const left_out: LeftOut[] = []
  const leave = ({ files }: AlikeFiles, reason: string) =>
    left_out.push(...files.map(({ seen }) => ({ name: seen.name, reason })))
  const sampled: Sampled[] = []
  for (const group of groups) {
    try {
      const { newest, read } = group
      sampled.push({ group, columns: await sampleColumns(lookout, newest.seen, kindOf(read)) })
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
      leave(group, thrown.detail)
    }
  }
  const joined = await joinedLines(lookout, sampled)
  const lines = sampled
    .filter(one => !joined.has(one))
    .filter(one => holdsLines(proposeKind(one.columns, besideOf(one, sampled))))
  const products = new Set(
    [...joined.values(), ...lines.flatMap(one => proposeKind(one.columns, besideOf(one, sampled)) ?? [])].flatMap(
      ({ maps }) => maps.order_line?.product_id?.columns ?? [],
    ),
  )
  const hasLines = joined.size + lines.length > 0
  const kinds: ProposedFile[] = []
  const names = new Set<string>()
  for (const one of sampled) {
    const { group } = one
    const found = joined.get(one)
    const taker = [...joined].find(([, { sibling }]) => sibling === one)
    if (taker && !found) {
      leave(group, `read beside ${taker[0].group.stem}`)
      continue
    }
    const beside = {
      ...besideOf(one, sampled),
      products: lines.includes(one) ? new Set<string>() : products,
      hasLines: hasLines && !lines.includes(one),
    }
    const kind = found ?? proposeKind(one.columns, beside)
    if (kind === null) {
      const isEmpty = one.columns.every(({ filled }) => filled === 0)
      const what = isEmpty ? 'it holds no record that would tell' : 'its columns do not tell'
      leave(group, `no preset knows it, and ${what} what it holds`)
      continue
    }
    const { newest, paths, files, date, read, why } = group
    const name = unused(slugOf(group.stem, 'records'), names)
    const join = found?.join
    const file = {
      name,
      paths,
      files: files.length,
      read,
      why,
      ...(date && { date }),
      ...(join && { join }),
      maps: kind.maps,
      ...(kind.attributes && { attributes: kind.attributes }),
      ...(kind.label && { label: kind.label }),
      left_over: kind.left_over,
    }
    const currency = currencyOf(kind, one.columns)
    kinds.push({ ...file, ...(currency && { currency }), sample: await judged(lookout, newest.seen, file) })
  }
  const [only, ...more] = kinds
  if (!only || more.length > 0) return { kinds, left_out }
  const ignore = titleRule(only)
  const seen = sampled.find(({ group }) => group.paths === only.paths)?.group.newest.seen
  if (!ignore || !seen) return { kinds, left_out }
  return { kinds: [{ ...only, sample: await judged(lookout, seen, only, ignore) }], left_out, ignore }
}

function besideOf({ group }: Sampled, sampled: readonly Sampled[]): Beside {
  const stems = sampled.filter(one => one.group !== group).map(one => entityOf(one.group.stem))
  return { stem: group.stem, stems: new Set(stems), products: new Set(), hasLines: false, prefix: '' }
}

function holdsLines(kind: ProposedKind | null): boolean {
  return kind?.maps.order_line !== undefined && kind.maps.order_line.product_id?.columns.length !== 0
}

type JoinedKind = ProposedKind & { readonly join: ProposedJoin; readonly sibling: Sampled }

/** Lines that say neither when nor who, read together with the orders that do. */
async function joinedLines(lookout: Lookout, sampled: readonly Sampled[]): Promise<ReadonlyMap<Sampled, JoinedKind>> {
  const found = new Map<Sampled, JoinedKind>()
  for (const one of sampled) {
    const own = new Columns(one.columns, besideOf(one, sampled))
    const order = own.find('order')
    if (!order || own.time || !own.find('quantity')) continue
    for (const sibling of sampled) {
      if (sibling === one || !isBeside(one.group, sibling.group)) continue
      const key = keyIn(sibling, order.name)
      if (key === undefined || !new Columns(sibling.columns, besideOf(sibling, sampled)).time) continue
      const join = joinOf(sibling, order.name, key)
      const columns = await readBeside(lookout, one, join)
      if (columns === null) continue
      const kind = proposeKind(columns, { ...besideOf(one, sampled), prefix: `${join.as}.` })
      if (kind && holdsLines(kind)) found.set(one, { ...kind, join, sibling })
    }
  }
  return found
}

/** The columns of both files; null where they cannot be read so, as when a key comes twice. */
async function readBeside(
  lookout: Lookout,
  { group }: Sampled,
  join: ProposedJoin,
): Promise<readonly SampledColumn[] | null> {
  try {
    return await sampleColumns(lookout, group.newest.seen, kindOf(group.read, join))
  } catch (thrown) {
    if (!(thrown instanceof BrokenFile)) throw thrown
    return null
  }
}

/** One file each, in one folder, or parts of one file: a join finds what lies beside. */
function isBeside(one: AlikeFiles, other: AlikeFiles): boolean {
  const [a, b] = [one.newest.seen, other.newest.seen]
  if (one.files.length > 1 || other.files.length > 1) return false
  if (a.delivery.part !== null || b.delivery.part !== null)
    return a.delivery.part !== null && b.delivery.part !== null && fileOf(a) === fileOf(b)
  const isPlain = ({ delivery }: SeenFile) => delivery.packed.every(({ kind }) => kind !== 'zip')
  return (
    isPlain(a) &&
    isPlain(b) &&
    dirname(fileOf(a)) === dirname(fileOf(b)) &&
    JSON.stringify(one.read) === JSON.stringify(other.read)
  )
}

/** The column by which a file is found: of the same name, or its own `id`, one record each. */
function keyIn({ group, columns }: Sampled, wanted: string): string | undefined {
  const named = columns.find(({ name }) => spellings(name)[0] === spellings(wanted)[0])
  const own = columns.find(({ name }) => /^id$/i.test(name) && entityOf(group.stem) === entityOf(wanted))
  const key = named ?? own
  return key && key.filled > 0 && key.distinct === key.filled ? key.name : undefined
}

function joinOf({ group }: Sampled, mine: string, theirs: string): ProposedJoin {
  const { seen } = group.newest
  const own = seen.delivery.part ?? basename(fileOf(seen))
  return { as: slugOf(group.stem, 'beside'), names: [own], on: { [mine]: theirs } }
}

type Unjudged = Omit<ProposedFile, 'sample' | 'currency'>

/** What says neither which order it is nor when it was made is a title or a total. */
function titleRule({ maps, sample }: ProposedFile): IgnoreRule | undefined {
  const { order_id, ordered_at } = maps.order_line ?? {}
  const [order, time] = [order_id?.columns[0], ordered_at?.columns[0]]
  if (order === undefined || time === undefined || typeof sample === 'string') return undefined
  const missing = sample.others.find(({ reason }) => [order, time].some(name => reason === `${name}: is missing`))
  if (!missing) return undefined
  const when = `is_null(${bracket(order)}) and is_null(${bracket(time)})`
  return { name: 'no_record', when, why: 'titles and totals: they say neither which order nor when' }
}

async function judged(lookout: Lookout, seen: SeenFile, file: Unjudged, ignore?: IgnoreRule): Promise<Judged | string> {
  const maps = Object.entries(file.maps).map(([entity, columns]) => [
    entity,
    { ...bare(columns), ...(entity === 'customer' && file.attributes && { attributes: bare(file.attributes) }) },
  ])
  const { read, join } = file
  const kind = { name: 'records', read, ...(join && { join: [join] }), maps: Object.fromEntries(maps) }
  const parsed = contractSchema.safeParse({
    files: [kind],
    ...(ignore && { ignore: [{ name: ignore.name, when: ignore.when }] }),
  })
  if (!parsed.success) return 'it needs your hand: the proposal is not whole'
  const kinds = parsed.data.files.map((one): SourceFile => ({ ...one, path: [] }))
  const [only] = kinds
  const { timezone = 'UTC', currency = 'XXX', ...contract } = parsed.data
  if (!only) return ''
  try {
    return await judgeSample(lookout, seen, sourceOf(kinds, { ...contract, timezone, currency }), only)
  } catch (thrown) {
    if (!(thrown instanceof BrokenFile)) throw thrown
    return thrown.detail
  }
}

function bare(fields: Fields): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([column, { field }]) => [column, field]))
}

/** Signs that one currency alone has. */
const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
  zł: 'PLN',
  Kč: 'CZK',
}

function currencyOf({ maps }: ProposedKind, columns: readonly SampledColumn[]): string | undefined {
  const named = Object.values(maps).flatMap(fields => fields.currency?.columns ?? [])
  const told = columns.find(({ name }) => named.includes(name))?.commonest?.toUpperCase()
  if (told && isCurrency(told)) return told
  const used = new Set(columns.flatMap(({ number }) => number?.currency_sign ?? []))
  const [sign] = used
  return used.size === 1 && sign !== undefined ? (signs[sign] ?? (isCurrency(sign) ? sign : undefined)) : undefined
}

function isCurrency(text: string): boolean {
  return Intl.supportedValuesOf('currency').includes(text)
}
