import { type Actions, actionsSchema } from './actions.js'
import { type Audience, audienceSchema, type JsonObject, modelOptionsSchema, projectSchema } from './project.js'
import { entriesOf, rightParts } from './right-parts.js'
import type { SourceContract } from './source.js'

/** As much of a project file as is right by itself: what the floors above judge even where another key is wrong. */
export interface JudgedProject {
  /** Absolute. */
  readonly directory: string
  readonly sources: readonly SourceContract[]
  /** Options by the name of a model. */
  readonly models: Readonly<Record<string, JsonObject>>
  /** Models, or all of them, whose options are not even a mapping: nothing can be said that rests on them. */
  readonly isWrongModel: (name: string) => boolean
  /** Undefined where there are none, or something is wrong in them by itself. */
  readonly actions: Actions | undefined
  readonly hasActions: boolean
  readonly audiences: Readonly<Record<string, Partial<Audience>>>
  readonly reportDirectory: string | undefined
}

export function judgedProject(directory: string, value: unknown, sources: readonly SourceContract[]): JudgedProject {
  const written = Object.fromEntries(entriesOf(value))
  const models = entriesOf(written.models).flatMap(([name, options]) => {
    const parsed = modelOptionsSchema.safeParse(options)
    return parsed.success ? [[name, parsed.data] as const] : []
  })
  const right = new Set(models.map(([name]) => name))
  const isWrong = Object.hasOwn(written, 'models') && !projectSchema.shape.models.safeParse(written.models).success
  return {
    directory,
    sources,
    models: Object.fromEntries(models),
    isWrongModel: name =>
      isWrong && !right.has(name) && (entriesOf(written.models).length === 0 || hasKey(written.models, name)),
    actions: actionsSchema.safeParse(written.actions).data,
    hasActions: Object.hasOwn(written, 'actions'),
    audiences: Object.fromEntries(
      entriesOf(written.audiences).map(([name, audience]) => [name, rightParts(audienceSchema.shape, audience)]),
    ),
    reportDirectory: rightParts(projectSchema.shape.reports.unwrap().shape, written.reports).directory,
  }
}

function hasKey(value: unknown, key: string): boolean {
  return entriesOf(value).some(([name]) => name === key)
}
