import { expect, it } from 'vitest'
import type { Need } from './model.js'
import { inOrderOfNeeds } from './needs.js'

const step = (name: string, ...needs: Need[]) => ({ name, needs, makes: { score: name } })

it('puts each step after what it needs, and keeps the given order otherwise', () => {
  const steps = [step('c', { score: 'a' }, { table: 'fct' }), step('b'), step('a', { score: 'b' }), step('d')]
  expect(inOrderOfNeeds(steps).map(({ name }) => name)).toEqual(['b', 'a', 'c', 'd'])
})

it('names the circle of steps that need each other', () => {
  const steps = [step('x', { score: 'a' }), step('a', { score: 'b' }), step('b', { score: 'a' })]
  expect(() => inOrderOfNeeds(steps)).toThrow('a needs itself: a -> b -> a')
})
