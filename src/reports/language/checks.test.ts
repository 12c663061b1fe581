import { describe, expect, it } from 'vitest'
import { checkFiles } from '../../warehouse/checks.js'
import { isKey } from './catalogue.js'

describe('words for checks', () => {
  it.each(checkFiles().map(file => file.path.replace(/^checks\/|\.sql$/g, '')))(
    '%s has some in both languages',
    name => {
      expect(isKey(`check.${name}`)).toBe(true)
    },
  )
})
