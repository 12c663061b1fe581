import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escapeHtml, html } from './html.js'

it('escapes strings and keeps markup', () => {
  expect(html`<p title="${'"'}">${'<b>'}${html`<i>${1}</i>`}${[html`<br>`, null, '&']}</p>`.toString()).toBe(
    '<p title="&quot;">&lt;b&gt;<i>1</i><br>&amp;</p>',
  )
})

it('replaces what a page may not hold, and keeps every other script', () => {
  expect(escapeHtml('a\u0000b\ud800c\td\n')).toBe('a\uFFFDb\uFFFDc\td\n')
  expect(escapeHtml('客户 😀 Ωé')).toBe('客户 😀 Ωé')
})

it('leaves nothing that ends a text or an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), words => {
      expect(escapeHtml(words)).not.toMatch(/[<>"'`]|&(?!(amp|lt|gt|quot|#39|#96);)/)
    }),
  )
})
