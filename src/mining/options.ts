import type { z } from 'zod'
import { describeIssue } from '../config/describe-issue.js'
import { suggest } from '../config/suggest.js'
import type { Registry } from './registry.js'

/** What the project file says of its models: options by the name of a model. */
export type GivenOptions = Readonly<Record<string, unknown>>

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
  const result = (await load()).use<z.ZodSafeParseResult<object>>(model => model.options.safeParse(options))
  if (result.success) return []
  return result.error.issues
    .flatMap(issue => describeIssue(issue))
    .map(({ path, message }) => ({ path: [name, ...path], message }))
}

function unknownModel(name: string, known: readonly string[]): OptionProblem {
  const near = suggest(name, known)
  const hint = near === undefined ? `the models are ${known.join(', ')}` : `did you mean '${near}'?`
  return { path: [name], message: `unknown model '${name}'; ${hint}` }
}
