import { describe, expect, it } from 'vitest'
import { loadPreset } from './load-preset.js'
import { mergeSource } from './merge-source.js'
import type { Read } from './read.js'
import { sourceSchema } from './source.js'

/** How the files of a preset are read where its source says some keys again, or what is wrong with these. */
async function merged(preset: string, read: object, more: object = {}): Promise<Read | string | undefined> {
  const source = sourceSchema.parse({ preset, path: 'a.txt', read, ...more })
  const project = { timezone: 'UTC', currency: 'EUR', language: 'en' } as const
  const found = mergeSource('shop', source, await loadPreset(preset), project)
  if ('source' in found) return found.source.contract.files[0]?.read
  return found.findings.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n')
}

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
