/** Neighbouring bins of a column: how many customers they hold and how many of them left, their points, and half the interval. */
export interface Run {
  readonly first: number
  readonly last: number
  readonly customers: number
  readonly left: number
  readonly points: number
  readonly half: number
}

/**
 * Neighbouring bins that say the same as one: their intervals overlap, or nobody would act on what lies between, and both surely raise the odds, surely lower them, or
 * neither. The closest are put together first, so that a slope is told in as few steps as can be told apart. Points of a run are
 * the mean over its customers; so are the halves of the intervals, since neighbours err the same way.
 */
export function runsOf(bins: readonly Run[]): readonly Run[] {
  const says = verdicts(bins)
  let runs = bins.flatMap((run, at) => (run.customers > 0 ? [{ run, says: says[at] ?? 0 }] : []))
  for (;;) {
    let [closest, least] = [-1, Infinity]
    for (const [at, { run, says: one }] of runs.entries()) {
      const next = runs[at + 1]
      if (next === undefined || next.says !== one) continue
      const apart = Math.abs(next.run.points - run.points)
      if (apart <= Math.max(next.run.half + run.half, nearly) && apart < least) [closest, least] = [at, apart]
    }
    const [one, other] = [runs[closest], runs[closest + 1]]
    if (!one || !other) return runs.map(({ run }) => run)
    runs = [...runs.slice(0, closest), { ...one, run: joined(one.run, other.run) }, ...runs.slice(closest + 2)]
  }
}

/** Odds that differ by less than a fifth. */
const nearly = Math.log(1.2)

/** 1 where points surely raise the odds, −1 where they surely lower them; bins between two such say what those do, unless against them. */
function verdicts(bins: readonly Run[]): readonly number[] {
  const sure = bins.map(({ points, half }) => (Math.abs(points) > half ? Math.sign(points) : 0))
  return sure.map((says, at) => {
    if (says !== 0) return says
    const before = sure.slice(0, at).findLast(one => one !== 0)
    const after = sure.slice(at + 1).find(one => one !== 0)
    return before !== undefined && before === after && Math.sign(bins[at]?.points ?? 0) === before ? before : 0
  })
}

function joined(one: Run, other: Run): Run {
  const customers = one.customers + other.customers
  const mean = (a: number, b: number) => (a * one.customers + b * other.customers) / customers
  return {
    first: one.first,
    last: other.last,
    customers,
    left: one.left + other.left,
    points: mean(one.points, other.points),
    half: mean(one.half, other.half),
  }
}
