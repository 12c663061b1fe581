import { describe, expect, it } from 'vitest'
import { numbers } from '../random.js'
import { chance, logistic, narrowed, standardErrors } from './logistic.js'

/** Hours of study and whether an exam was passed: the example of the article "Logistic regression" of Wikipedia. */
const hours = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5]
const passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]
const ones = Float64Array.from(hours, () => 1)
const rows = { columns: [Float64Array.from(hours)], n: ones, came: Float64Array.from(passed) }
const third = Float64Array.from(hours, (_, i) => i % 3)

describe('logistic regression', () => {
  it('gives the published coefficients and standard errors', () => {
    const fit = logistic(rows, 0)
    expect(fit?.intercept).toBeCloseTo(-4.0777, 4)
    expect(fit?.weights[0]).toBeCloseTo(1.5046, 4)
    const errors = fit && standardErrors(rows, fit, 0)
    expect(errors?.[0]).toBeCloseTo(1.761, 4)
    expect(errors?.[1]).toBeCloseTo(0.6287, 4)
  })

  // scikit-learn 1.9.1: LogisticRegression(C=C, solver='newton-cholesky', tol=1e-14).fit(np.c_[hours, range(20) % 3], passed)
  it.each([
    [0.5, -2.5259894911063787, 0.9773146914753412, -0.1603530577154922],
    [0.01, -0.24998462010979208, 0.09142599408093184, -0.005072667673129024],
  ])('with a ridge is that of scikit-learn, C = %s', (c, intercept, hour, other) => {
    const fit = logistic({ ...rows, columns: [...rows.columns, third] }, 1 / c)
    expect(fit?.intercept).toBeCloseTo(intercept, 9)
    expect(fit?.weights[0]).toBeCloseTo(hour, 9)
    expect(fit?.weights[1]).toBeCloseTo(other, 9)
  })

  it('learns the same from equal rows as one and apart', () => {
    const apart = logistic(rows, 0.1)
    // 1.75 hours stand twice, with either outcome.
    const at = hours.indexOf(1.75)
    const without = (of: ArrayLike<number>) => Float64Array.from([...Array.from(of)].filter((_, i) => i !== at + 1))
    const n = without(ones)
    const came = without(rows.came)
    n[at] = 2
    came[at] = 1
    const one = logistic({ columns: [without(hours)], n, came }, 0.1)
    expect(one?.weights[0]).toBeCloseTo(apart?.weights[0] ?? 0, 10)
  })

  it('comes to the same top wherever it begins', () => {
    const random = numbers(7)
    const columns = Array.from({ length: 12 }, () => Float64Array.from({ length: 300 }, () => random() - 0.5))
    const came = Float64Array.from({ length: 300 }, (_, i) => (random() < chance(2 * (columns[0]?.[i] ?? 0)) ? 1 : 0))
    const n = new Float64Array(300).fill(1)
    const [some, kept] = [Array.from(came, (_, i) => i % 5 !== 0), [0, 2, 3, 7, 11]]
    const part = (of: Float64Array) => of.filter((_, i) => some[i] ?? false)
    const others = { columns: columns.map(part), n: part(n), came: part(came) }
    const cold = logistic({ columns, n, came }, 1)
    const near = logistic(others, 1)?.top
    const close = (one: typeof cold, other: typeof cold) => {
      expect(one?.weights.length).toBe(other?.weights.length)
      for (const [at, weight] of (one?.weights ?? []).entries()) expect(weight).toBeCloseTo(other?.weights[at] ?? 9, 9)
      expect(one?.intercept).toBeCloseTo(other?.intercept ?? 9, 9)
    }
    close(logistic({ columns, n, came }, 1, near), cold)
    const fewer = { columns: kept.map(at => columns[at] ?? n), n, came }
    close(logistic(fewer, 1, cold ? narrowed(cold.top, kept) : undefined), logistic(fewer, 1))
    // From far away, too: what the curvature there says helps nobody here.
    const far = cold && { ...cold.top, at: cold.top.at.map((_, i) => (i % 2 === 0 ? 8 : -8)) }
    close(logistic({ columns, n, came }, 1, far ?? undefined), cold)
  })

  it('refuses what has no maximum', () => {
    expect(logistic({ ...rows, came: ones }, 1)).toBeNull()
    expect(logistic({ ...rows, came: new Float64Array(20) }, 1)).toBeNull()
    const apart = Float64Array.from(hours, hour => (hour > 2 ? 1 : 0))
    expect(logistic({ ...rows, came: apart }, 0)).toBeNull()
    expect(logistic({ ...rows, came: apart }, 1)?.weights[0]).toBeGreaterThan(0)
    expect(logistic({ columns: [ones], n: ones, came: rows.came }, 0)).toBeNull()
  })

  it('stands columns of any size', () => {
    const large = rows.columns.map(column => column.map(x => x * 1e6))
    expect((logistic({ ...rows, columns: large }, 0)?.weights[0] ?? 0) * 1e6).toBeCloseTo(1.5046, 4)
  })
})
