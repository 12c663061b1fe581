import type { Need } from './model.js'

/** Something that the run makes from other things: a mart or a model's scores. */
export interface Step {
  readonly name: string
  readonly needs: readonly Need[]
  readonly makes: Need
}

/**
 * The steps so that each stands after what it needs; where that leaves a choice, the given order holds. Needs that no
 * step makes are tables of the star, or missing: that is found when the step runs.
 *
 * @throws Error on steps that need each other
 */
export function inOrderOfNeeds<S extends Step>(steps: readonly S[]): S[] {
  const makers = new Map(steps.map(step => [idOf(step.makes), step]))
  const placed: S[] = []
  const above: S[] = []
  const place = (step: S): void => {
    if (placed.includes(step)) return
    if (above.includes(step)) {
      const circle = [...above.slice(above.indexOf(step)), step].map(({ name }) => name).join(' -> ')
      throw new Error(`${step.name} needs itself: ${circle}; remove one of these needs`)
    }
    above.push(step)
    for (const need of step.needs) {
      const maker = makers.get(idOf(need))
      if (maker !== undefined) place(maker)
    }
    above.pop()
    placed.push(step)
  }
  for (const step of steps) place(step)
  return placed
}

export function idOf(need: Need): string {
  return 'score' in need ? `score ${need.score}` : `table ${need.table}`
}
