import { expect, it } from 'vitest'
import { standingTables } from '../warehouse/star/parts/part-tables.js'
import { models } from './registry.js'
import { historyOf } from './store.js'

/** A first night would make them and the second would drop them: two nights of the same input with other tables. */
it('tables of models that run only where they are declared are not made for every star', async () => {
  const standing = standingTables().map(({ name }) => name)
  const known = await Promise.all(Object.values(models).map(load => load()))
  const stray = known
    .filter(({ onlyDeclared }) => onlyDeclared)
    .flatMap(model => model.use(({ scores }) => [scores.name, historyOf(scores).name]))
    .filter(name => standing.includes(name))
  expect(stray).toEqual([])
  expect(standing).toContain('score_rfm')
})
