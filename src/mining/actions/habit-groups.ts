import { type EffectMeasure, together } from '../campaigns/arm-sums.js'
import {
  beyondChance,
  type Difference,
  differenceOfDifferences,
  levelOfEach,
  noDifference,
  widelyErred,
} from '../campaigns/difference.js'
import { effect, level } from '../campaigns/effects.js'
import { cuts, type Habit, type HabitSums, habits } from './habit-sums.js'
import { taken } from './taken-uplift.js'

/** Customers whose habits lie above some cuts and not above others. */
export interface HabitRange {
  readonly habit: Habit
  /** Exclusive; null: from the least on. */
  readonly above: number | null
  /** Inclusive; null: without end. */
  readonly upTo: number | null
}

/** Customers who were alike before a campaign, and what it brought of them. */
export interface HabitGroup {
  readonly ranges: readonly HabitRange[]
  readonly uplift: number
  readonly customers: number
}

/** Fewer customers on either side of a cut, contacted or left out, tell nothing. */
const leastOfSide = 15
const mostDepth = 3

/**
 * Groups that surely answered otherwise than each other: each time the cut whose two sides differ most surely, as long as
 * one does (significance-based uplift trees: Radcliffe & Surry 2011), its interval as wide as all cuts tried need
 * (Bonferroni). One group where no cut tells. It takes sums by cells alone.
 *
 * @param sums of one arm and of those left out of its campaign
 */
export function habitGroups(sums: readonly HabitSums[], measure: EffectMeasure): readonly HabitGroup[] {
  return split({ cells: sums, ranges: [] }, measure, mostDepth).map(({ cells, ranges }) => ({
    ranges,
    uplift: taken(upliftOf(cells, measure)),
    customers: cells.reduce((sum, { customers }) => sum + Number(customers), 0),
  }))
}

/**
 * How sure it is that customers who did otherwise answered otherwise: how far apart the sides of the first cut lie beside what
 * chance alone may do in that many cuts; above 1 where they surely differ, null where there is none.
 */
export function habitsDiffer(sums: readonly HabitSums[], measure: EffectMeasure): number | null {
  return bestCut({ cells: sums, ranges: [] }, measure)?.sure ?? null
}

interface Part {
  readonly cells: readonly HabitSums[]
  readonly ranges: readonly HabitRange[]
}

function split(part: Part, measure: EffectMeasure, depth: number): readonly Part[] {
  const best = depth === 0 ? null : bestCut(part, measure)
  if (best === null) return [part]
  const { habit, cut } = best
  return [
    { cells: best.low, ranges: narrowed(part.ranges, { habit, above: null, upTo: cut }) },
    { cells: best.high, ranges: narrowed(part.ranges, { habit, above: cut, upTo: null }) },
  ].flatMap(side => split(side, measure, depth - 1))
}

/** The cut whose sides differ most surely; null where none surely does. */
function bestCut(part: Part, measure: EffectMeasure) {
  const tried = habits.flatMap(habit =>
    cuts[habit].flatMap((cut, at) => {
      const low = part.cells.filter(one => one.cell[habit] <= at)
      const high = part.cells.filter(one => one.cell[habit] > at)
      return isEnough(low) && isEnough(high) ? [{ habit, cut, low, high }] : []
    }),
  )
  const each = levelOfEach(level, tried.length)
  const told = tried.flatMap(one => {
    const beyond = differenceOfDifferences(upliftOf(one.low, measure), upliftOf(one.high, measure), each)
    const sure = beyondChance(beyond)
    return sure !== null && sure > 1 ? [{ ...one, sure }] : []
  })
  const [best] = told.sort((one, other) => other.sure - one.sure)
  return best ?? null
}

function narrowed(ranges: readonly HabitRange[], by: HabitRange): readonly HabitRange[] {
  const known = ranges.find(({ habit }) => habit === by.habit)
  const others = ranges.filter(({ habit }) => habit !== by.habit)
  return [...others, { habit: by.habit, above: by.above ?? known?.above ?? null, upTo: by.upTo ?? known?.upTo ?? null }]
}

function isEnough(cells: readonly HabitSums[]): boolean {
  const count = (isControl: boolean) =>
    cells.reduce((sum, one) => sum + (one.is_control === isControl ? Number(one.customers) : 0), 0)
  return count(true) >= leastOfSide && count(false) >= leastOfSide
}

function upliftOf(cells: readonly HabitSums[], measure: EffectMeasure): Difference {
  const treated = together(cells.filter(one => !one.is_control))
  const control = together(cells.filter(one => one.is_control))
  if (!treated || !control) return noDifference
  return widelyErred(effect(measure, treated, control).uplift, level)
}
