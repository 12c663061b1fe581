import { describe, expect, it } from 'vitest'
import { loadPreset } from './load-preset.js'
import { type Merged, mergeSource } from './merge-source.js'
import type { Read } from './read.js'
import { sourceSchema } from './source.js'

/** How the files of a preset are read where its source says some keys again, or what is wrong with these. */
async function merged(preset: string, read: object, more: object = {}): Promise<Read | string | undefined> {
  const found = await mergedSource({ preset, read, ...more })
  if ('source' in found) return found.source.contract.files[0]?.read
  return found.findings.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n')
}

async function mergedSource(given: object): Promise<Merged> {
  const source = sourceSchema.parse({ path: 'a.txt', ...given })
  const project = { timezone: 'UTC', currency: 'EUR', language: 'en' } as const
  return mergeSource('shop', source, source.preset ? await loadPreset(source.preset) : undefined, project)
}

describe('times of files', () => {
  /** The formats of the fields of one kind, by column. */
  async function formats(given: object, name: string): Promise<object> {
    const found = await mergedSource(given)
    if (!('source' in found)) throw new Error(found.findings.map(({ message }) => message).join())
    const maps = found.source.contract.files.find(file => file.name === name)?.maps ?? {}
    return Object.fromEntries(
      Object.values(maps).flatMap(mapping =>
        Object.entries(mapping).flatMap(([column, field]) =>
          field.kind !== 'value' && field.format ? [[column, field.format]] : [],
        ),
      ),
    )
  }

  it('hold for columns that say nothing else', async () => {
    const maps = {
      customer: { customer_id: { column: 'Id', format: 'float' }, birth_date: 'Born', created_at: 'Since' },
      campaign: { campaign_id: 'Mail', started_on: { column: 'From', format: '%Y%m%d' } },
    }
    const read = { times: ['%d.%m.%Y', '%d.%m.%Y %H:%M'] }
    expect(await formats({ files: [{ name: 'a', read, maps }] }, 'a')).toEqual({
      customer_id: ['float'],
      birth_date: read.times,
      created_at: read.times,
      started_on: ['%Y%m%d'],
    })
  })

  it('over a preset stand in place of its formats; counts stay counts', async () => {
    const read = { times: '%d/%m/%Y' }
    expect(await formats({ preset: 'superstore', read }, 'lines')).toMatchObject({ ordered_at: ['%d/%m/%Y'] })
    const ga4 = await formats({ preset: 'ga4-bigquery', read }, 'events')
    expect(ga4).toMatchObject({ occurred_at: ['epoch_ms'] })
  })

  it('are refused where they are none', () => {
    expect(() => sourceSchema.parse({ preset: 'superstore', read: { times: ['%d/%m'] } })).toThrow('names no whole day')
    expect(() => sourceSchema.parse({ preset: 'superstore', read: { times: ['iso', 'iso'] } })).toThrow('twice')
  })
})

describe('a source over its preset', () => {
  it('says again how its files are read, key by key', async () => {
    const over = { encoding: 'shift_jis', delimiter: ';', quote: '"', decimal_separator: ',' }
    expect(await merged('amazon-orders', over)).toEqual({ ...over, encoding: ['shift_jis'], nulls: [] })
    expect(await merged('amazon-orders', {})).toEqual({ delimiter: '\t', quote: 'none', encoding: [], nulls: [] })
  })

  it.each<[string, object, object, string]>([
    [
      'amazon-orders',
      { escape: '#' },
      {},
      'sources.shop.read.escape: has no meaning without quotes; remove it (files of kind items)',
    ],
    [
      'cdnow',
      { sheet: 'A' },
      {},
      'sources.shop.read.sheet: has no meaning for files of format fixed; remove it (files of kind ',
    ],
    [
      'amazon-orders',
      { delimiter: ';' },
      { files: [{ name: 'a', maps: { customer: { customer_id: 'Id' } } }] },
      'sources.shop.read: has no meaning beside files of its own; say it in each of them',
    ],
  ])('is told what its files cannot be read by: %s, %s', async (preset, read, more, message) => {
    expect(await merged(preset, read, more)).toContain(message)
  })
})
