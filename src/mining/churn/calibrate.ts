import { chance, logistic } from './logistic.js'

/** Slopes beyond these are those of a window that holds too little to say. */
const slopes = { least: 0.25, most: 1.25 }

/**
 * By how much log odds say too much (below 1) or too little, on rows that they were not learnt from: the slope of Cox's
 * calibration (1958), within bounds. Its level is not taken over: it holds by how much one season differs from another,
 * and whoever learns anew on the later one knows that already.
 */
export function calibrationSlope(odds: Float64Array, came: Float64Array): number {
  const fit = logistic({ columns: [odds], n: new Float64Array(odds.length).fill(1), came }, 0)
  const [slope = 1] = fit?.weights ?? []
  return Math.min(slopes.most, Math.max(slopes.least, slope))
}

const mostSteps = 50

/** The level at which chances add up to those who left, given the slope: Newton on one number. */
export function calibrationLevel(odds: Float64Array, n: Float64Array, came: Float64Array, slope: number): number {
  const all = came.reduce((sum, of) => sum + of, 0)
  let level = 0
  for (let step = 0; step < mostSteps; step++) {
    let [foretold, curvature] = [0, 0]
    for (let i = 0; i < odds.length; i++) {
      const p = chance(level + slope * (odds[i] ?? 0))
      foretold += (n[i] ?? 0) * p
      curvature += (n[i] ?? 0) * p * (1 - p)
    }
    const move = (all - foretold) / Math.max(curvature, 1e-12)
    // A step no longer than 2 cannot leave the region where the curvature says anything.
    level += Math.min(2, Math.max(-2, move))
    if (Math.abs(move) < 1e-12) break
  }
  return level
}
