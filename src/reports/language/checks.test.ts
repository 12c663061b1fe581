import { describe, expect, it } from 'vitest'
import { checkFiles } from '../../warehouse/checks.js'
import { partCheckNames } from '../../warehouse/star/parts/part-checks.js'
import { isKey } from './catalogue.js'

describe('words for checks', () => {
  it.each([...checkFiles().map(file => file.path.replace(/^checks\/|\.sql$/g, '')), ...partCheckNames])(
    '%s has some in both languages',
    name => {
      expect(isKey(`check.${name}`)).toBe(true)
    },
  )
})
