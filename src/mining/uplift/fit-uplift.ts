import { differenceOfShares } from '../campaigns/difference.js'
import type { FeatureColumn } from '../churn/feature-columns.js'
import { daysFrom } from '../day.js'
import { beatsBaselines } from '../hold-out.js'
import type { Evaluation } from '../judge/evaluation.js'
import type { Fit } from '../model.js'
import { published } from '../published.js'
import type { Training } from '../training.js'
import { begunOn, experimentRows } from './experiment-rows.js'
import { type JudgedUplift, judgeUplift } from './judge-uplift.js'
import { forecasts, learnUplift, type UpliftRows } from './learn-uplift.js'
import type { UpliftOptions } from './options.js'
import type { Uplift, UpliftParams } from './uplift-kind.js'

/** Fewer customers of an arm, or fewer of them to whom it came, teach nothing that would hold. */
const leastOfArm = 200
const leastToCome = 20
/** Points of the Qini curve that a card keeps. */
const shownPoints = 20

/**
 * Learns from what was known of customers before the experiment began; where nobody says when it did, from what is known
 * now. One half of them chooses and learns, the other judges; then all are learnt from.
 */
export async function fitUplift(
  data: Training<Uplift>,
  options: UpliftOptions,
  columns: readonly FeatureColumn[],
): Promise<Fit<UpliftParams>> {
  const begun = await begunOn(data)
  const days = begun === null ? 0 : daysFrom(begun as typeof data.asOf, data.asOf)
  if (days < 0) return { refused: `the campaign began on ${begun}, after ${data.asOf}` }
  const before = days === 0 ? data : await data.earlier(days)
  if ('refused' in before) return before
  const rows = await experimentRows(before, columns)
  const lacking = tooFew(rows, columns, options.of)
  if (lacking !== null) return { refused: lacking }
  const wanted = forecasts.filter(({ approach }) => options.model === 'auto' || options.model === approach)
  const judged = await judgeUplift(rows, wanted)
  if ('refused' in judged) return judged
  const learnt = await learnUplift(rows, [judged.forecast])
  if (!learnt) return { refused: 'in one arm all came, or none did' }
  const [contacted, leftOut] = [1, 0].map(side => countsOf(rows, side)) as [Counts, Counts]
  const evaluation = evaluationOf(judged, before.asOf, data.asOf)
  const gate = beatsBaselines(evaluation)
  const isTold = gate.passed || options.model !== 'auto'
  const upliftOfAll = contacted.came / contacted.n - leftOut.came / leftOut.n
  const { approach, learner } = judged.forecast
  return {
    fitted: {
      forecast: isTold ? judged.forecast : null,
      learnt,
      uplift_of_all: published(upliftOfAll),
      rate_without: published(leftOut.came / leftOut.n),
    },
    notes: isTold
      ? [`${approach} by ${learner} forecasts`]
      : ['whom contact moves more than others cannot be told from chance: everybody has the uplift of all'],
    evaluation,
    details: {
      customers: { contacted: contacted.n, left_out: leftOut.n },
      uplift_of_all: shownDifference(contacted, leftOut),
      candidates: judged.candidates.map(one => ({ ...one, qini: one.qini === null ? null : published(one.qini) })),
      curve: thinned(judged.curve),
    },
  }
}

interface Counts {
  readonly n: number
  readonly came: number
}

function countsOf({ treated, came }: UpliftRows, side: number): Counts {
  let [n, those] = [0, 0]
  for (let row = 0; row < came.length; row++)
    if (treated[row] === side) {
      n++
      those += came[row] ?? 0
    }
  return { n, came: those }
}

function tooFew(rows: UpliftRows, columns: readonly FeatureColumn[], of: UpliftOptions['of']): string | null {
  if (columns.length === 0) return 'nothing is known of customers that uplift could be learnt from'
  if (rows.came.length === 0)
    return `no campaign tells a ${of} of customers contacted and of customers left out${of === 'response' ? ': those left out cannot respond to what they did not get; write of: conversion' : ''}`
  for (const [side, name] of [
    [1, 'contacted'],
    [0, 'left out'],
  ] as const) {
    const { n, came } = countsOf(rows, side)
    const least = Math.min(came, n - came)
    if (n < leastOfArm || least < leastToCome)
      return `of ${n} customers ${name} it came to ${came}; expected at least ${leastOfArm} of either arm, and at least ${leastToCome} to whom it came and to whom it did not`
  }
  return null
}

function evaluationOf({ qini, interval: { low, high }, rows }: JudgedUplift, asOf: string, until: string): Evaluation {
  const shown = (value: number | null) => (value === null ? null : published(value))
  return {
    as_of: asOf as Evaluation['as_of'],
    until: until as Evaluation['until'],
    rows,
    measures: [
      {
        measure: 'qini',
        best: 'most',
        model: shown(qini),
        baselines: [{ name: 'chance', value: 0, difference: shown(qini), low: shown(low), high: shown(high) }],
      },
    ],
  }
}

function shownDifference(one: Counts, other: Counts) {
  const { value, error, low, high } = differenceOfShares(one, other, 0.95)
  return Object.fromEntries(
    Object.entries({ value, error, low, high }).map(([name, of]) => [name, of === null ? null : published(of)]),
  )
}

function thinned(curve: JudgedUplift['curve']) {
  const last = curve.length - 1
  const places = Array.from({ length: shownPoints + 1 }, (_, i) => Math.round((i * last) / shownPoints))
  return [...new Set(places)].flatMap(place => {
    const point = curve[place]
    return point ? [{ customers: point.customers, gained: published(point.gained) }] : []
  })
}
