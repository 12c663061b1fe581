import type { Day } from '../warehouse/engine/value.js'
import { voice } from './language/voice.js'
import type { Language } from './language/words.js'
import type { Page } from './page.js'
import { type Frame, renderPage } from './render-page.js'

/** The pages of a night; the first is the one that is opened. */
export type Report = { readonly pages: readonly Page[] }

/** `currency` is an ISO 4217 code, `asOf` a day `YYYY-MM-DD`. */
export type ReportOptions = {
  readonly language: Language
  readonly currency: string
  readonly project: string
  readonly asOf: Day
}

/** A file of the report: its name within the folder, its text in UTF-8. */
export type ReportFile = { readonly name: string; readonly bytes: string }

/**
 * The report as files that need nothing but each other: `index.html` is the first page, with the answers of all the
 * others; then one file per page, each good to be sent or printed alone. A function of its arguments only.
 *
 * @throws Error on an id that is no file name, is `index`, or occurs twice
 */
export async function renderReport(report: Report, options: ReportOptions): Promise<ReportFile[]> {
  const pages = report.pages.map((page, index) => ({ page, file: index === 0 ? 'index.html' : `${page.id}.html` }))
  checkIds(report.pages)
  const frame: Frame = { project: options.project, currency: options.currency, asOf: options.asOf, pages }
  const speaker = voice(options.language, options.currency)
  const files: ReportFile[] = []
  for (const { page, file } of pages) files.push({ name: file, bytes: await renderPage(page, frame, speaker) })
  return files
}

function checkIds(pages: readonly Page[]): void {
  const seen = new Set<string>()
  for (const { id } of pages) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id === 'index') {
      throw new Error(
        `page id '${id}' is no file name: expected lower-case letters, digits and hyphens, and not 'index'`,
      )
    }
    if (seen.has(id)) throw new Error(`page id '${id}' occurs twice in the report: expected one page per id`)
    seen.add(id)
  }
}
