import { posix } from 'node:path'
import { BrokenFile } from '../../broken-file.js'
import { entryBytes } from '../packed/unpack.js'
import type { UnpackLimits } from '../packed/unpack-limits.js'
import { type ZipEntry, zipEntries } from '../packed/zip-entries.js'
import { type SheetContext, SheetXml } from './sheet-xml.js'
import type { SheetRow, Workbook } from './workbook.js'
import { type Relation, Relations, SharedStrings, Styles, WorkbookXml } from './xlsx-parts.js'
import { XmlError, XmlEvents, type XmlHandler } from './xml-events.js'

/**
 * Opens an XLSX workbook: a zip archive of XML, whose sheets are read row by row. Texts that cells share stay in memory.
 *
 * @param path of the file; `name` as the user knows it
 * @throws BrokenFile when it is none, or damaged
 */
export async function openXlsx(path: string, name: string, limits: UnpackLimits): Promise<Workbook> {
  const archive = new XlsxArchive(path, name, limits, await zipEntries(path, name, limits))
  const [main] = (await archive.relations('')).filter(({ type }) => type === 'officeDocument')
  if (!main || !archive.has(main.target)) {
    throw new BrokenFile(
      'format',
      name,
      'is a zip archive, but no XLSX workbook; give it the ending .zip, or export it again',
    )
  }
  const workbook = new WorkbookXml()
  await archive.walk(main.target, workbook)
  const relations = await archive.relations(main.target)
  let context: Promise<SheetContext> | undefined
  return {
    sheets: workbook.sheets,
    async *rows(sheet) {
      const { relation } = workbook.sheets.find(({ name }) => name === sheet) ?? {}
      const target = relations.find(({ id }) => id === relation)?.target
      if (target === undefined) return
      context ??= contextOf(archive, workbook, relations)
      yield* rowsOf(archive, target, await context)
    },
  }
}

async function contextOf(
  archive: XlsxArchive,
  { is1904 }: WorkbookXml,
  relations: readonly Relation[],
): Promise<SheetContext> {
  const strings = new SharedStrings()
  const styles = new Styles()
  for (const { type, target } of relations) {
    if (type === 'sharedStrings') await archive.walk(target, strings)
    if (type === 'styles') await archive.walk(target, styles)
  }
  return { strings: strings.found, dates: styles.dateFormats(), is1904 }
}

async function* rowsOf(archive: XlsxArchive, target: string, context: SheetContext): AsyncGenerator<SheetRow> {
  const xml = new SheetXml(context)
  for await (const _ of archive.steps(target, xml)) yield* xml.take()
}

/** The parts of a workbook by their paths. */
class XlsxArchive {
  readonly #entries: ReadonlyMap<string, ZipEntry>

  constructor(
    readonly path: string,
    readonly name: string,
    readonly limits: UnpackLimits,
    entries: readonly ZipEntry[],
  ) {
    this.#entries = new Map(entries.map(entry => [entry.name.toLowerCase(), entry]))
  }

  has(part: string): boolean {
    return this.#entries.has(part.toLowerCase())
  }

  /** What a part refers to, by paths in the archive; '' is the archive itself. */
  async relations(part: string): Promise<readonly Relation[]> {
    const folder = posix.dirname(part)
    const at = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
    if (!this.has(at)) return []
    const relations = new Relations()
    await this.walk(at, relations)
    return relations.found.map(relation => {
      const { target } = relation
      return { ...relation, target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) }
    })
  }

  async walk(part: string, handler: XmlHandler): Promise<void> {
    const steps = this.steps(part, handler)
    for (let step = await steps.next(); !step.done; step = await steps.next());
  }

  /** Walks a part chunk by chunk. @throws BrokenFile */
  async *steps(part: string, handler: XmlHandler): AsyncGenerator<undefined> {
    const entry = this.#entries.get(part.toLowerCase())
    if (!entry) throw new BrokenFile('unreadable', this.name, `lacks its part ${part}; export it again`)
    const decoder = new TextDecoder()
    const xml = new XmlEvents(handler)
    try {
      for await (const chunk of entryBytes(this.path, this.name, entry, this.limits)) {
        xml.feed(decoder.decode(chunk, { stream: true }))
        yield
      }
      xml.feed(decoder.decode())
      xml.end()
      yield
    } catch (thrown) {
      if (!(thrown instanceof XmlError)) throw thrown
      throw new BrokenFile(
        'unreadable',
        this.name,
        `is no readable workbook: ${thrown.message}; export it again`,
        thrown,
      )
    }
  }
}
