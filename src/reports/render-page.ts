import type { Day } from '../warehouse/engine/value.js'
import { Html, html } from './html.js'
import { inSentences, plain, sentencesOf, text } from './language/text.js'
import type { Voice } from './language/voice.js'
import type { Page } from './page.js'
import { renderSection } from './render/section.js'
import { style } from './render/style.js'

/** What stands around a page: its report, and the links to the other pages. */
export type Frame = {
  readonly project: string
  readonly currency: string
  readonly asOf: Day
  /** All pages in order, each with its file name. */
  readonly pages: readonly { readonly page: Page; readonly file: string }[]
}

const languageTags = { en: 'en', zh: 'zh-CN' } as const

// Nothing may be loaded and no script run, whatever stands in the data.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** A page as one file that needs nothing else. The first page of a report also tells what the others say. */
export async function renderPage(page: Page, frame: Frame, voice: Voice): Promise<string> {
  const sections: Html[] = []
  for (const [index, section] of page.sections.entries()) {
    sections.push(await renderSection(section, voice, `s${index + 1}`))
  }
  const title = `${voice.say(page.title)} · ${frame.project}`
  const asOf = voice.say(text('frame.as_of', { as_of: frame.asOf }))
  const foot = voice.say(text('frame.foot', { as_of: frame.asOf, currency: plain(frame.currency) }))
  return html`<!doctype html>
<html lang="${languageTags[voice.language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${Html.trusted(style)}</style>
</head>
<body>
<header><div class="frame"><strong>${frame.project}</strong><span>${asOf}</span>
${renderNavigation(page, frame, voice)}</div></header>
<main class="frame">
<h1>${voice.say(page.question)}</h1>
${renderAnswer(page, voice)}
${sections.slice(0, 1)}${frame.pages[0]?.page === page ? renderOthers(page, frame, voice) : null}${sections.slice(1)}<footer>${foot}</footer>
</main>
</body>
</html>
`.toString()
}

/** The first sentence is the answer and large; the others explain it. */
function renderAnswer(page: Page, voice: Voice): Html {
  const [first, ...others] = sentencesOf(page.answer)
  const rest = others.length === 0 ? '' : voice.say(inSentences(others))
  return html`<p class="answer"><strong>${voice.say(first ?? page.answer)}</strong> ${rest}</p>`
}

function renderNavigation(current: Page, frame: Frame, voice: Voice): Html | null {
  if (frame.pages.length < 2) return null
  const links = frame.pages.map(({ page, file }) => {
    const here = page === current ? html` aria-current="page"` : null
    return html`<li><a href="${file}"${here}>${voice.say(page.title)}</a></li>`
  })
  return html`<nav aria-label="${voice.say(text('frame.pages'))}"><ul>${links}</ul></nav>
`
}

function renderOthers(current: Page, frame: Frame, voice: Voice): Html | null {
  const others = frame.pages.filter(({ page }) => page !== current)
  if (others.length === 0) return null
  const items = others.map(
    ({
      page,
      file,
    }) => html`<li><a href="${file}">${voice.say(page.question)}</a><p>${voice.say(sentencesOf(page.answer)[0] ?? page.answer)}</p></li>
`,
  )
  return html`<section><h2>${voice.say(text('frame.others'))}</h2>
<ul class="others">
${items}</ul></section>
`
}
