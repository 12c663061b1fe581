import { describe, expect, test } from 'vitest'
import { judgedProject } from '../config/judged-project.js'
import { mergeSource } from '../config/merge-source.js'
import { sourceSchema } from '../config/source.js'
import { outputFolderFindings } from './output-folders.js'

function said(path: string, directory: string): string {
  const files = [{ name: 'people', path, maps: { customer: { customer_id: 'Id' } } }]
  const project = { timezone: 'UTC', currency: 'GBP', language: 'en' } as const
  const merged = mergeSource('shop', sourceSchema.parse({ files }), undefined, project)
  if ('findings' in merged) throw new RangeError(JSON.stringify(merged.findings))
  const value = { audiences: { best: { directory } }, reports: { directory } }
  const found = outputFolderFindings(judgedProject('/p', value, [merged.source]))
  return found.map(({ path: keys, message }) => `${keys.join('.')}: ${message}`).join('\n')
}

describe('what is delivered', () => {
  test.each([
    ['exports/*.csv', 'exports'],
    ['exports/*.csv', './exports/'],
    ['exports/*.csv', 'exports/best'],
    ['exports/lines.csv', 'exports'],
    ['./exports/*.csv', 'exports'],
    ['/p/exports/**/*.csv', 'exports/a/b'],
    ['/srv/*.csv', '/srv/out'],
    ['../drop/*.csv', '../drop'],
    ['*.csv', '.'],
    ['**/*.csv', 'out'],
    ['*/lines.csv', 'out'],
    ['exports/', 'exports'],
    ['exports', 'exports/best'],
    ['.', '.'],
    ['drops/*.zip/orders*.csv', 'drops'],
  ])('does not go where %s reads: %s', (path, directory) => {
    expect(said(path, directory)).toMatch(
      /^reports\.directory: .*lies where source shop reads .*\naudiences\.best\.directory: /,
    )
  })

  test.each(['warehouse', 'warehouse/nights/x', './warehouse/'])('does not go into the warehouse: %s', directory => {
    expect(said('exports/*.csv', directory)).toContain('lies in warehouse/')
  })

  test.each([
    ['exports/*.csv', 'out'],
    ['exports/*.csv', 'exports-best'],
    ['*.csv', 'out'],
    ['lines.csv', 'out'],
    ['*/lines.csv', 'out/best'],
    ['/srv/*.csv', 'srv'],
    ['exports/*.csv', '..outbox'],
    ['.', 'out'],
    ['exports/', 'exports-best'],
  ])('goes elsewhere, %s: %s', (path, directory) => {
    expect(said(path, directory)).toBe('')
  })
})
