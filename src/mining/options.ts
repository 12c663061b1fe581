import { z } from 'zod'
import { describeIssue } from '../config/describe-issue.js'
import { suggest } from '../config/suggest.js'
import type { Day } from '../warehouse/engine/value.js'
import type { Registry } from './registry.js'

/** What the project file says of its models: options by the name of a model. */
export type GivenOptions = Readonly<Record<string, unknown>>

/** What every model may be told beside its own options: the day of a fit that was asked for. */
const fitDayKey = 'fit_day'

/** What the project file says of a model, taken apart. */
export interface ModelOptions {
  /** What the model parses. */
  readonly own: unknown
  /** It learns on this day, too, until its calendar says so anew. */
  readonly fitDay: Day | null
}

/** The options of a model; it parses its own. Wrong days are `checkOptions`' to tell. */
export function optionsOf(given: GivenOptions, model: string): ModelOptions {
  const options = given[model] ?? {}
  if (typeof options !== 'object' || !Object.hasOwn(options, fitDayKey)) return { own: options, fitDay: null }
  const { [fitDayKey]: day, ...own } = { [fitDayKey]: null, ...options }
  const parsed = dayText.safeParse(day)
  return { own, fitDay: parsed.success ? parsed.data : null }
}

const dayText = z.iso.date().brand<'Day'>()

/** One thing that is wrong with a model's options; `path` starts with the name of the model. */
export interface OptionProblem {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Everything that is wrong with the options of all models, so that a plan can say it before a night begins. */
export async function checkOptions(registry: Registry, given: GivenOptions): Promise<readonly OptionProblem[]> {
  const problems: OptionProblem[] = []
  for (const [name, options] of Object.entries(given)) {
    const load = Object.hasOwn(registry, name) ? registry[name] : undefined
    problems.push(
      ...(load === undefined ? [unknownModel(name, Object.keys(registry))] : await check(load, name, options)),
    )
  }
  return problems
}

async function check(load: Registry[string], name: string, options: unknown): Promise<readonly OptionProblem[]> {
  const registered = await load()
  const { own } = optionsOf({ [name]: options }, name)
  const wrongDay = fitDayFault(
    options,
    registered.use<string>(model => model.refit),
  )
  const onDay = wrongDay === null ? [] : [{ path: [name, fitDayKey], message: wrongDay }]
  const result = registered.use<z.ZodSafeParseResult<object>>(model => model.options.safeParse(own))
  if (result.success) return onDay
  const ofModel = result.error.issues
    .flatMap(issue => describeIssue(issue))
    .map(({ path, message }) => ({ path: [name, ...path], message }))
  return [...onDay, ...ofModel]
}

function fitDayFault(options: unknown, refit: string): string | null {
  if (typeof options !== 'object' || options === null || !(fitDayKey in options)) return null
  if (refit === 'night') return 'has no meaning here: the model learns anew every night; remove it'
  const { [fitDayKey]: day } = options
  return dayText.safeParse(day).success ? null : `found ${JSON.stringify(day)}, expected a day such as 2024-06-30`
}

function unknownModel(name: string, known: readonly string[]): OptionProblem {
  const near = suggest(name, known)
  const hint = near === undefined ? `the models are ${known.join(', ')}` : `did you mean '${near}'?`
  return { path: [name], message: `unknown model '${name}'; ${hint}` }
}
