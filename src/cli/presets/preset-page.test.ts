import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPreset, presetNames } from '../../config/load-preset.js'
import { packageRoot } from '../../config/package-root.js'
import { presetPage, presetsPage } from './preset-page.js'

const folder = join(packageRoot(), 'docs/presets')

describe('docs/presets', async () => {
  const names = await presetNames()

  it.each(names)('%s.md says what the preset does', async name => {
    await expect(presetPage(await loadPreset(name))).toMatchFileSnapshot(join(folder, `${name}.md`))
  })

  it('README.md lists them', async () => {
    const presets = await Promise.all(names.map(loadPreset))
    await expect(presetsPage(presets)).toMatchFileSnapshot(join(folder, 'README.md'))
  })

  it('has no page of a preset that is none', () => {
    expect(readdirSync(folder).sort()).toEqual(['README.md', ...names.map(name => `${name}.md`)].sort())
  })
})
