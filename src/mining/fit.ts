import { type Digest, digestTable } from '../warehouse/digest.js'
import type { Engine } from '../warehouse/engine/engine.js'
import type { TableSchema } from '../warehouse/engine/table-schema.js'
import type { Day } from '../warehouse/engine/value.js'
import type { Steps } from './features.js'
import { type FitTraining, fitTraining } from './fit-training.js'
import { beatsBaselines, holdOut } from './hold-out.js'
import type { Kind } from './kind.js'
import type { Fit, Model } from './model.js'
import { type ModelCard, readCard } from './model-card.js'
import { nameIn, type ScoresOn } from './past-tables.js'
import { readFit, type StoredFit, storeFit } from './store.js'
import type { Training } from './training.js'

export interface FittedModel<K extends Kind> {
  readonly fit: Fit<K['params']>
  readonly reused: boolean
}

/** Where a fit looks: the engine, and the steps of whatever day it asks for. */
export interface FitPlace {
  readonly engine: Engine
  readonly steps: Steps
  /** Scores of other models as of earlier days. */
  readonly scoresOn?: ScoresOn
  /** Whether what is learnt is kept for later nights; default: it is. Back-tests only read. */
  readonly keepsFits?: boolean
}

/**
 * Learns from the features as of the fit day, unless options and data are those of a stored fit: the features of the
 * day, and of the earlier days that it looked at.
 */
export async function fitOrReuse<K extends Kind>(
  { engine, steps, scoresOn, keepsFits = true }: FitPlace,
  model: Model<K>,
  options: K['options'],
  features: TableSchema,
  day: Day,
): Promise<FittedModel<K>> {
  if (!keepsFits) {
    const fitting = fitTraining(engine, steps, model, day, { from: nameIn(features), scoresOn })
    try {
      return { fit: await model.fit(fitting.training, options), reused: false }
    } finally {
      await fitting.end()
    }
  }
  const digest = await digestTable(engine, features)
  const known = await readFit(engine, model.name, day)
  const wanted = { options: JSON.stringify(options), data_digest: textOf(digest) }
  const fitting = fitTraining(engine, steps, model, day, { from: nameIn(features), scoresOn })
  try {
    if (known && known.options === wanted.options && known.data_digest === wanted.data_digest) {
      const { notes, data, refused, evaluation } = readCard(known.card)
      if (await seesTheSame(fitting, data.past)) {
        if (known.params) return { fit: fitted(model, known.params, notes), reused: true }
        // What was refused before anything was judged costs little to look at again.
        if (refused !== null && evaluation !== null) return { fit: { refused }, reused: true }
      }
    }
    const fit = await learn(model, options, fitting.training)
    const refused = 'refused' in fit
    const card: ModelCard = {
      model: model.name,
      fit_day: day,
      options,
      data: { features: model.features.path, rows: String(digest.rows), digest: digest.sum, past: [...fitting.seen()] },
      params: refused ? null : fit.fitted,
      refused: refused ? fit.refused : null,
      ...(refused && fit.why && { why: fit.why }),
      notes: [...(fit.notes ?? [])],
      evaluation: fit.evaluation ?? null,
      gates: [...(fit.gates ?? [])],
      details: fit.details ?? null,
    }
    const params = refused ? null : JSON.stringify(fit.fitted)
    const stored: StoredFit = { model: model.name, fit_day: day, ...wanted, params, card: JSON.stringify(card) }
    await storeFit(engine, stored)
    // Read back from JSON, so that tonight scores with exactly what a later night reuses.
    return { fit: params === null ? fit : fitted(model, params, card.notes), reused: false }
  } finally {
    await fitting.end()
  }
}

/** A fit that was held against the past: by the model itself, or, where it says nothing of that, here. */
async function learn<K extends Kind>(
  model: Model<K>,
  options: K['options'],
  training: Training<K>,
): Promise<Fit<K['params']>> {
  const fit = await model.fit(training, options)
  if ('refused' in fit || (!model.supervised && !fit.evaluation)) return fit
  const held = fit.evaluation ? { evaluation: fit.evaluation } : await holdOut(model, options, training)
  if ('unjudged' in held) return { ...fit, notes: [...fit.notes, `not judged: ${held.unjudged}`] }
  const gate = beatsBaselines(held.evaluation)
  const notes = gate.passed ? fit.notes : [...fit.notes, gate.says]
  return { ...fit, notes, evaluation: held.evaluation, gates: [...(fit.gates ?? []), gate] }
}

async function seesTheSame<K extends Kind>(fitting: FitTraining<K>, past: ModelCard['data']['past']): Promise<boolean> {
  for (const seen of past) if (!(await fitting.isAsSeen(seen))) return false
  return true
}

function fitted<K extends Kind>(model: Model<K>, params: string, notes: readonly string[]): Fit<K['params']> {
  return { fitted: model.params.parse(JSON.parse(params)), notes }
}

function textOf({ rows, sum }: Digest): string {
  return `${rows}:${sum}`
}
