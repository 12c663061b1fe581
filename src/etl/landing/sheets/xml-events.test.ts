import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attribute, prefixedAttribute, XmlError, XmlEvents } from './xml-events.js'

function events(...chunks: readonly string[]): readonly string[] {
  const found: string[] = []
  let text = ''
  const say = (event: string) => {
    if (text !== '') found.push(JSON.stringify(text))
    text = ''
    found.push(event)
  }
  const xml = new XmlEvents({
    open: (name, attributes) => say(`<${name}${attributes}>`),
    text: part => {
      text += part
    },
    close: name => say(`</${name}>`),
  })
  for (const chunk of chunks) xml.feed(chunk)
  xml.end()
  return found
}

const document = `<?xml version="1.0"?><!-- a > b --><x:row r='1' s="a>b"><c r="A1"/><v>1 &lt; 2 &amp; &#x5ba2;&#25143;</v>
<t xml:space="preserve"> <![CDATA[<b>&]]> </t></x:row>`

describe('the XML of a workbook', () => {
  it('is walked mark by mark', () => {
    expect(events(document)).toEqual([
      `<row r='1' s="a>b">`,
      '<c r="A1">',
      '</c>',
      '<v>',
      '"1 < 2 & 客户"',
      '</v>',
      '"\\n"',
      '<t xml:space="preserve">',
      '" <b>& "',
      '</t>',
      '</row>',
    ])
  })

  it('is the same wherever it is cut into chunks', () => {
    const whole = events(document)
    expect(events(...document)).toEqual(whole)
    fc.assert(
      fc.property(fc.array(fc.nat(document.length)), cuts => {
        const places = [0, ...cuts.sort((a, b) => a - b), document.length]
        expect(events(...places.slice(1).map((end, i) => document.slice(places[i], end)))).toEqual(whole)
      }),
    )
  })

  it('that is cut off, or declares entities, is refused', () => {
    expect(() => events('<a><b>')).toThrow(XmlError)
    expect(() => events('<a></a><')).toThrow(XmlError)
    expect(() => events('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrow('declares a document type')
  })

  it('has attributes, those with a prefix asked for apart', () => {
    const given = ` x:name="n" name="A &amp; B" r:id='rId1' sheetId="7"`
    expect(['name', 'id', 'sheetId'].map(key => attribute(given, key))).toEqual(['A & B', undefined, '7'])
    expect(prefixedAttribute(given, 'id')).toBe('rId1')
  })
})
