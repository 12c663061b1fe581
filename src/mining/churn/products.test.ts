import { expect, it } from 'vitest'
import { numbers } from '../random.js'
import { productsOf } from './products.js'

it.each([1, 2, 3, 5, 8, 9])('are those of every two columns, over blocks of rows: %s columns', size => {
  const random = numbers(size)
  const drawn = () => Float64Array.from({ length: 2500 }, () => random() - 0.5)
  const [columns, weights] = [Array.from({ length: size }, drawn), drawn()]
  const found = productsOf(columns, weights)
  for (const [j, one] of columns.entries())
    for (const [k, other] of columns.entries())
      expect(found[j * size + k]).toBeCloseTo(
        weights.reduce((sum, weight, i) => sum + weight * (one[i] ?? 0) * (other[i] ?? 0), 0),
        9,
      )
})
