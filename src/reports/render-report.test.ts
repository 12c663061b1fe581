import { describe, expect, it } from 'vitest'
import type { Day } from '../warehouse/engine/value.js'
import { plain, text } from './language/text.js'
import type { Page } from './page.js'
import { renderReport } from './render-report.js'
import type { Chart } from './section.js'

const HOSTILE = `<script>alert("1")</script> ' ]]> --> </style></title> zr0-c0 &amp; 客户 \u0000`

const options = { language: 'en', currency: 'GBP', project: 'corner-shop', asOf: '2011-12-10' as Day } as const

function chartOf(word: string): Chart {
  return {
    kind: 'chart',
    title: plain(word),
    about: plain(word),
    layout: 'columns',
    stacked: false,
    labels: [plain(word), plain('b')],
    axis: { name: plain(word), format: 'count' },
    series: [
      { name: plain(word), mark: 'bar', values: [1, 2] },
      { name: plain('line'), mark: 'line', values: [2, 1] },
    ],
    unfinished: [1],
    note: plain(word),
  }
}

function pageOf(id: string, word: string): Page {
  return {
    id,
    title: plain(word),
    question: plain(word),
    answer: plain(word),
    sections: [
      { kind: 'figures', figures: [{ label: plain(word), value: word, format: 'text', note: plain(word) }] },
      { kind: 'text', text: plain(word) },
      {
        kind: 'table',
        title: plain(word),
        columns: [{ label: plain(word), format: 'text', align: 'start' }],
        rows: [[word]],
      },
      {
        kind: 'grid',
        title: plain(word),
        rows: { name: plain(word), labels: [plain(word)] },
        columns: { name: plain(word), labels: [plain(word)] },
        cells: [[{ head: plain(word), value: word, format: 'text', fill: { segment: word } }]],
      },
      chartOf(word),
      { ...chartOf(word), layout: 'bars' },
    ],
  }
}

describe('words of the data', () => {
  it('never become markup, wherever they stand', async () => {
    const hostile = await renderReport(
      { pages: [pageOf('a', HOSTILE), pageOf('b', HOSTILE)] },
      { ...options, project: HOSTILE },
    )
    const tame = await renderReport({ pages: [pageOf('a', 'x'), pageOf('b', 'x')] }, options)
    for (const [at, file] of hostile.entries()) {
      expect(file.bytes).not.toContain('<script')
      expect(file.bytes).not.toContain('\u0000')
      expect(file.bytes).toContain('&lt;script&gt;')
      expect(skeletonOf(file.bytes)).toEqual(skeletonOf(tame[at]?.bytes ?? ''))
    }
  })

  /** The tags of a page in order, but not those that a chart adds or leaves out by the length of labels. */
  function skeletonOf(page: string): string[] {
    return [...page.matchAll(/<\/?[a-z0-9]+/g)].map(([tag]) => tag).filter(tag => !/tspan|<\/?text|<\/?path/.test(tag))
  }
})

describe('a report', () => {
  it('has the same bytes in either order, and the second time', async () => {
    const first = { pages: [pageOf('a', 'x')] }
    const second = { pages: [pageOf('b', 'y')] }
    const once = [await renderReport(first, options), await renderReport(second, options)]
    const again = [await renderReport(second, options), await renderReport(first, options)].reverse()
    expect(again).toEqual(once)
  })

  it('needs nothing but itself', async () => {
    const files = await renderReport({ pages: [pageOf('a', 'x'), pageOf('b', 'y')] }, options)
    expect(files.map(file => file.name)).toEqual(['index.html', 'b.html'])
    for (const { bytes } of files) {
      const links = [...bytes.matchAll(/(?:href|src)="([^"]*)"|url\(([^)]*)\)/g)].map(
        match => match[1] ?? match[2] ?? '',
      )
      const within = ['data:,', ...files.map(file => file.name)]
      expect(links.filter(link => !within.includes(link) && !link.startsWith('#'))).toEqual([])
    }
  })

  it('gives each drawing its own ids, and refers to none that is not there', async () => {
    const [file] = await renderReport({ pages: [pageOf('a', 'x')] }, options)
    const ids = [...(file?.bytes ?? '').matchAll(/ id="([^"]*)"/g)].map(match => match[1])
    const used = [...(file?.bytes ?? '').matchAll(/url\(#([^)]*)\)/g)].map(match => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter(id => !ids.includes(id))).toEqual([])
    expect(ids.filter(id => id?.includes('zr'))).toEqual([])
  })

  it('tells on its first page what the others say', async () => {
    const other: Page = { ...pageOf('b', 'y'), answer: text('movers.empty') }
    const [first, second] = await renderReport({ pages: [pageOf('a', 'x'), other] }, options)
    expect(first?.bytes).toContain('There is no earlier night to compare with')
    expect(second?.bytes).not.toContain('What the other pages say')
  })

  it('draws charts without any value', async () => {
    const empty = {
      ...chartOf('x'),
      labels: [],
      series: [{ name: plain('x'), mark: 'bar' as const, values: [] }],
      unfinished: [],
    }
    const [file] = await renderReport({ pages: [{ ...pageOf('a', 'x'), sections: [empty] }] }, options)
    expect(file?.bytes).not.toMatch(/NaN|undefined/)
  })

  it.each(['index', '../a', 'A', ''])('refuses the page id %j', async id => {
    await expect(renderReport({ pages: [pageOf(id, 'x')] }, options)).rejects.toThrow(`page id '${id}' is no file name`)
  })

  it('refuses two pages of one id', async () => {
    await expect(renderReport({ pages: [pageOf('a', 'x'), pageOf('a', 'y')] }, options)).rejects.toThrow('occurs twice')
  })
})
