import { text } from '../language/text.js'
import type { Chart } from '../section.js'
import type { ChurnHorizon, ChurnJudged, ChurnOffer } from './churn-data.js'

const tenthText = (at: number) => text('churn.tenth_of', { tenth: at + 1 })

/** Leavers reached by those of the highest chance, beside what drawing at random reaches. */
export function gainsChart({ gains }: ChurnJudged): Chart {
  return {
    kind: 'chart',
    title: text('churn.gains_title'),
    about: text('churn.gains_about'),
    layout: 'columns',
    stacked: false,
    labels: gains.map((_, at) => tenthText(at)),
    across: text('churn.tenths_likeliest_first'),
    axis: { name: text('churn.share'), format: 'percent' },
    series: [
      { name: text('churn.reached'), mark: 'bar', values: gains.map(({ reached }) => reached) },
      { name: text('churn.at_random'), mark: 'line', values: gains.map((_, at) => (at + 1) / gains.length) },
    ],
    unfinished: [],
    note: text('churn.gains_note'),
  }
}

/** What was foretold of each tenth, beside what came. */
export function calibrationChart({ calibration }: ChurnJudged): Chart {
  return {
    kind: 'chart',
    title: text('churn.calibration_title'),
    about: text('churn.calibration_about'),
    layout: 'columns',
    stacked: false,
    labels: calibration.map((_, at) => tenthText(at)),
    across: text('churn.tenths_least_first'),
    axis: { name: text('churn.share'), format: 'percent' },
    series: [
      { name: text('churn.foretold'), mark: 'bar', values: calibration.map(({ foretold }) => foretold) },
      { name: text('churn.left'), mark: 'bar', values: calibration.map(({ came }) => came) },
    ],
    unfinished: [],
    note: text('churn.calibration_note'),
  }
}

/** Expected profit by how many get the offer. */
export function offerChart({ cost, take_up, depths }: ChurnOffer): Chart {
  return {
    kind: 'chart',
    title: text('churn.offer_title'),
    about: text('churn.offer_about'),
    layout: 'columns',
    stacked: false,
    labels: depths.map((_, at) => text('churn.depth', { share: (at + 1) / depths.length })),
    across: text('churn.offer_across'),
    axis: { name: text('churn.profit'), format: 'money_whole' },
    series: [
      { name: text('churn.profit'), mark: 'bar', values: depths.map(({ profit }) => profit) },
      { name: text('churn.low'), mark: 'line', values: depths.map(({ interval }) => interval.low) },
      { name: text('churn.high'), mark: 'line', values: depths.map(({ interval }) => interval.high) },
    ],
    unfinished: [],
    note: text('churn.offer_note', { cost, take_up }),
  }
}

/** Who comes back after so long a silence. */
export function horizonChart({ curve, suggested, share }: ChurnHorizon): Chart {
  return {
    kind: 'chart',
    title: text('churn.horizon_title'),
    about: text('churn.horizon_about'),
    layout: 'columns',
    stacked: false,
    labels: curve.map(({ days }) => text('churn.days', { days })),
    across: text('churn.silence_across'),
    axis: { name: text('churn.back'), format: 'percent' },
    series: [{ name: text('churn.back'), mark: 'line', values: curve.map(({ back }) => back) }],
    unfinished: [],
    note:
      suggested === null
        ? text('churn.horizon_none', { share })
        : text('churn.horizon_suggested', { days: suggested, share }),
  }
}
