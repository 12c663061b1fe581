import { BrokenFile } from '../../../etl/broken-file.js'
import type { Lookout } from '../../../etl/inspect/look.js'
import { sampleColumns } from '../../../etl/inspect/sample-columns.js'
import { totalRows } from '../../../etl/inspect/total-rows.js'
import type { AlikeFiles } from './alike-files.js'
import { filledDown } from './filled-down.js'
import { judgeProposal, sums, titleRule, totalRule } from './judge-proposal.js'
import { slugOf, unused } from './names.js'
import { currencyTold } from './propose-currency.js'
import { type JoinedKind, joinedLines } from './propose-join.js'
import { holdsLines, type ProposedKind, proposeKind } from './propose-kind.js'
import { emptyRule, nestedLines } from './propose-nested.js'
import type { IgnoreRule, ProposedFile } from './proposed-file.js'
import { kindOf } from './read-as-written.js'
import { besideOf, type SampledFiles } from './sampled-files.js'
import { columnsOfCells, wideTable, withPeriod } from './wide-table.js'

export interface LeftOut {
  readonly name: string
  readonly reason: string
}

export interface ProposedFiles {
  readonly kinds: readonly ProposedFile[]
  readonly left_out: readonly LeftOut[]
  /** Records that are none: titles of groups, totals. */
  readonly ignore: readonly IgnoreRule[]
}

/**
 * What the files of one folder may hold. They come from one system: what one of them calls an order, a customer or a product
 * is the same in the others.
 */
export async function proposeFiles(lookout: Lookout, groups: readonly AlikeFiles[]): Promise<ProposedFiles> {
  const { sampled, left_out } = await sample(lookout, groups)
  const lines = await linesAmong(lookout, sampled)
  const proposedKinds: { readonly kind: ProposedFile; readonly of: SampledFiles }[] = []
  const names = new Set<string>()
  for (const one of sampled) {
    const kind = kindAmong(one, sampled, lines)
    if (typeof kind === 'string') left_out.push(...leave(one.group, kind))
    else {
      const name = unused(slugOf(one.group.stem, 'records'), names)
      proposedKinds.push({ kind: await proposed(lookout, name, one, kind), of: one })
    }
  }
  return { ...(await withRules(lookout, proposedKinds)), left_out }
}

interface Sample {
  readonly sampled: readonly SampledFiles[]
  readonly left_out: LeftOut[]
}

async function sample(lookout: Lookout, groups: readonly AlikeFiles[]): Promise<Sample> {
  const sampled: SampledFiles[] = []
  const left_out: LeftOut[] = []
  for (const group of groups) {
    try {
      const flat = await sampledFiles(lookout, group)
      sampled.push((await nestedLines(lookout, flat)) ?? flat)
    } catch (thrown) {
      if (!(thrown instanceof BrokenFile)) throw thrown
      left_out.push(...leave(group, thrown.detail))
    }
  }
  return { sampled, left_out }
}

async function sampledFiles(lookout: Lookout, group: AlikeFiles): Promise<SampledFiles> {
  const { seen } = group.newest
  const columns = await sampleColumns(lookout, seen, kindOf(group))
  const wide = wideTable(columns)
  if (!wide) return filledDown({ group, columns })
  const turned = await sampleColumns(lookout, seen, kindOf(group, wide))
  return { group, columns: columnsOfCells(turned, wide), wide }
}

function leave({ files }: AlikeFiles, reason: string): readonly LeftOut[] {
  return files.map(({ seen }) => ({ name: seen.name, reason }))
}

/** Which files hold the lines of orders: what the others of the folder are taken for depends on it. */
interface Lines {
  readonly joined: ReadonlyMap<SampledFiles, JoinedKind>
  readonly own: ReadonlyMap<SampledFiles, ProposedKind>
  /** Columns that they take for the id of a product. */
  readonly products: ReadonlySet<string>
}

async function linesAmong(lookout: Lookout, sampled: readonly SampledFiles[]): Promise<Lines> {
  const joined = await joinedLines(lookout, sampled)
  const own = new Map<SampledFiles, ProposedKind>()
  for (const one of sampled) {
    const kind = joined.has(one) ? null : proposeKind(one.columns, besideOf(one, sampled))
    if (kind && holdsLines(kind)) own.set(one, kind)
  }
  const products = [...joined.values(), ...own.values()].flatMap(
    ({ maps }) => maps.order_line?.product_id?.columns ?? [],
  )
  return { joined, own, products: new Set(products) }
}

/** What a file holds beside the others; the reason where nothing is made of it. */
function kindAmong(
  one: SampledFiles,
  sampled: readonly SampledFiles[],
  { joined, own, products }: Lines,
): ProposedKind | JoinedKind | string {
  const found = joined.get(one)
  if (found) return found
  const taker = [...joined].find(([, { sibling }]) => sibling === one)
  if (taker) return `read beside ${taker[0].group.stem}`
  const beside = { ...besideOf(one, sampled), products, hasLines: joined.size + own.size > 0 }
  const kind = own.get(one) ?? proposeKind(one.columns, beside)
  if (kind) return kind
  const isEmpty = one.columns.every(({ filled }) => filled === 0)
  const what = isEmpty ? 'it holds no record that would tell' : 'its columns do not tell'
  return `no preset knows it, and ${what} what it holds`
}

async function proposed(
  lookout: Lookout,
  name: string,
  { group, columns, wide, items, firstOnly }: SampledFiles,
  kind: ProposedKind | JoinedKind,
): Promise<ProposedFile> {
  const { newest, paths, files, date, format, read, why } = group
  const { attributes, label } = kind
  const left_over = [...kind.left_over, ...(wide?.sums ?? [])]
  const maps = wide ? withPeriod(kind.maps, wide) : kind.maps
  const file = {
    name,
    paths,
    files: files.length,
    ...(format && { format }),
    read,
    why,
    ...(date && { date }),
    ...('join' in kind && { join: kind.join }),
    ...(wide && { unpivot: wide.unpivot }),
    ...(firstOnly && { fill_down: { columns: firstOnly } }),
    ...replaced(items, date, maps),
    maps,
    ...(attributes && { attributes }),
    ...(label && { label }),
    left_over,
  }
  const currency = currencyTold(kind, columns)
  return { ...file, ...(currency && { currency }), sample: await judgeProposal(lookout, newest.seen, file) }
}

/** Of drops of days one that comes again under its name is the same day, mended. */
function replaced(
  items: string | undefined,
  date: AlikeFiles['date'],
  { customer, product, account, ...facts }: ProposedKind['maps'],
): Pick<ProposedFile, 'replaces'> {
  // Of two deliveries of an order on one day nothing but its version tells the newer.
  if (items !== undefined && (!date || facts.order_line?.updated_at)) return { replaces: 'order' }
  return date && Object.keys(facts).length > 0 ? { replaces: 'file' } : {}
}

/** Rules are asked of all files of a source: beside other kinds only one that names a total by its word. */
async function withRules(
  lookout: Lookout,
  found: readonly { readonly kind: ProposedFile; readonly of: SampledFiles }[],
): Promise<Pick<ProposedFiles, 'kinds' | 'ignore'>> {
  const kinds: ProposedFile[] = []
  const totals: string[] = []
  for (const { kind, of } of found) {
    const { seen } = of.group.newest
    const own = totalRule(await totalRows(lookout, seen, kindOf(of.group, kind)))
    if (own) totals.push(own.when)
    kinds.push(own ? { ...kind, sample: await judgeProposal(lookout, seen, kind, [own]) } : kind)
  }
  const ignore = totals.length > 0 ? [{ ...sums, when: [...new Set(totals)].join(' or ') }] : []
  const [only, ...more] = kinds
  const [one] = found
  if (!only || !one || more.length > 0) return { kinds, ignore }
  const rule = emptyRule(one.of) ?? titleRule(only)
  if (!rule) return { kinds, ignore }
  const all = [...ignore, rule]
  return {
    kinds: [{ ...only, sample: await judgeProposal(lookout, one.of.group.newest.seen, only, all) }],
    ignore: all,
  }
}
