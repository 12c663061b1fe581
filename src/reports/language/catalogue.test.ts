import { describe, expect, it } from 'vitest'
import { segmentIds, segmentName } from '../segments.js'
import { catalogue, isKey } from './catalogue.js'
import { isFormat } from './format.js'
import { plain, text } from './text.js'
import { voice } from './voice.js'

/** The slots of a template that show a value, `name:format`, in order of name. */
function slotsOf(template: string): string[] {
  return [...template.matchAll(/\{(\w+:\w+)\}/g)].map(match => match[1] ?? '').sort()
}

describe('the catalogue', () => {
  it.each(Object.entries(catalogue))('%s shows the same values in both languages', (_key, { en, zh }) => {
    expect([...new Set(slotsOf(zh))]).toEqual([...new Set(slotsOf(en))])
  })

  it.each(Object.entries(catalogue))(
    '%s has slots of known formats only, and plurals of shown values',
    (_key, words) => {
      for (const template of [words.en, words.zh]) {
        const shown = slotsOf(template).map(slot => slot.split(':')[0])
        expect(slotsOf(template).every(slot => isFormat(slot.split(':')[1] ?? ''))).toBe(true)
        for (const [, name] of template.matchAll(/\{(\w+)#/g)) expect(shown).toContain(name)
        const left = template.replace(/\{\w+:\w+\}|\{\w+#[^|{}]*\|[^|{}]*\}/g, '')
        expect(left).not.toMatch(/[{}]/)
      }
    },
  )

  it.each(segmentIds)('names, explains and advises on %s in both languages', id => {
    for (const language of ['en', 'zh'] as const) {
      expect(voice(language, 'GBP').say(segmentName(id))).not.toBe(id)
    }
    expect([isKey(`segment.${id}.who`), isKey(`segment.${id}.do`)]).toEqual([true, true])
  })

  it("shows a project's own segment under its own name", () => {
    expect(segmentName('whales.who')).toEqual(plain('whales.who'))
    expect(segmentName('champions.who')).toEqual(plain('champions.who'))
  })
})

describe('saying a text', () => {
  const english = voice('en', 'GBP')

  it('chooses between one and many', () => {
    const slipping = (customers: bigint) => english.say(text('rfm.slipping', { customers, net: '10' }))
    expect(slipping(1n)).toContain('1 who used to buy often is slipping')
    expect(slipping(2n)).toContain('2 who used to buy often are slipping')
  })

  it('puts words of the data in as they are, even if they look like slots or patterns', () => {
    const move = text('movers.largest', { customers: 3n, from: plain('{to:text} $& $1'), to: plain('x') })
    expect(english.say(move)).toBe('The largest move is 3 from {to:text} $& $1 to x.')
  })

  it('names the value that is missing', () => {
    expect(() => english.say({ key: 'frame.as_of', values: {} })).toThrow("no value 'as_of' for the text 'frame.as_of'")
  })
})
