import { type Digest, digestTable } from '../warehouse/digest.js'
import type { Engine } from '../warehouse/engine/engine.js'
import type { TableSchema } from '../warehouse/engine/table-schema.js'
import type { Day } from '../warehouse/engine/value.js'
import type { Fit, Kind, Model } from './model.js'
import { readFit, type StoredFit, storeFit } from './store.js'
import { training } from './training.js'

/** A model card: what was learnt, when, from what. Plain JSON, equal bytes for equal inputs. */
export interface ModelCard {
  readonly model: string
  readonly fit_day: Day
  readonly options: object
  readonly data: { readonly features: string; readonly rows: string; readonly digest: string }
  readonly params: object | null
  readonly refused: string | null
  readonly notes: readonly string[]
}

export interface FittedModel<K extends Kind> {
  readonly fit: Fit<K['params']>
  readonly reused: boolean
}

/** Learns from `work.features` as of the fit day, unless options and data are those of a stored fit. */
export async function fitOrReuse<K extends Kind>(
  engine: Engine,
  model: Model<K>,
  options: K['options'],
  features: TableSchema,
  day: Day,
): Promise<FittedModel<K>> {
  const digest = await digestTable(engine, features)
  const known = await readFit(engine, model.name, day)
  const wanted = { options: JSON.stringify(options), data_digest: textOf(digest) }
  if (known?.params && known.options === wanted.options && known.data_digest === wanted.data_digest) {
    return { fit: fitted(model, known.params, (JSON.parse(known.card) as ModelCard).notes), reused: true }
  }
  const fit = await model.fit(training(engine, model.features.grain, day), options)
  const refused = 'refused' in fit
  const card: ModelCard = {
    model: model.name,
    fit_day: day,
    options,
    data: { features: model.features.path, rows: String(digest.rows), digest: digest.sum },
    params: refused ? null : fit.fitted,
    refused: refused ? fit.refused : null,
    notes: refused ? [] : fit.notes,
  }
  const params = refused ? null : JSON.stringify(fit.fitted)
  const stored: StoredFit = { model: model.name, fit_day: day, ...wanted, params, card: JSON.stringify(card) }
  await storeFit(engine, stored)
  // Read back from JSON, so that tonight scores with exactly what a later night reuses.
  return { fit: params === null ? fit : fitted(model, params, card.notes), reused: false }
}

function fitted<K extends Kind>(model: Model<K>, params: string, notes: readonly string[]): Fit<K['params']> {
  return { fitted: model.params.parse(JSON.parse(params)), notes }
}

function textOf({ rows, sum }: Digest): string {
  return `${rows}:${sum}`
}
