import { expect, it } from 'vitest'
import { suggest } from './suggest.js'

const keys = ['timezone', 'currency', 'sources', 'models', 'keep']

it.each([
  ['tiemzone', 'timezone'],
  ['Timezone', 'timezone'],
  ['source', 'sources'],
  ['kepe', 'keep'],
  ['colour', undefined],
  ['x', undefined],
])('%s means %s', (name, meant) => {
  expect(suggest(name, keys)).toBe(meant)
})
