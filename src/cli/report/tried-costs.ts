import { type Costs, costsSchema } from '../../config/costs.js'
import { didYouMean } from '../../config/suggest.js'
import { UsageError } from '../usage-error.js'

/**
 * The costs of a project with other rates: `delivery=4.20` is one rate for a unit of its driver, always, in place of its
 * rates or its pool.
 *
 * @throws UsageError with everything that is wrong with them
 */
export function triedCosts(costs: Costs, written: readonly string[]): Costs {
  const names = Object.keys(costs.activities)
  const faults: string[] = []
  const activities = { ...costs.activities }
  for (const one of written) {
    const [, name = '', amount = ''] = /^(.*)=([^=]*)$/.exec(one) ?? []
    const activity = costs.activities[name]
    if (name === '') faults.push(`--rate '${one}': expected an activity and an amount such as delivery=4.20`)
    else if (activity === undefined)
      faults.push(
        names.length === 0
          ? `--rate '${one}': the project declares no activities; write costs: in kehu.yaml`
          : `--rate '${one}': no activity '${name}'; there are ${names.join(', ')}${didYouMean(name, names)}`,
      )
    else if (!/^\d{1,12}(\.\d{1,6})?$/.test(amount))
      faults.push(
        `--rate '${one}': expected an amount of at least 0 with up to 6 decimals such as 4.20, found '${amount}'`,
      )
    else {
      const { pool: _, capacity: __, ...kept } = activity
      activities[name] = { ...kept, rate: amount }
    }
  }
  if (faults.length > 0) throw new UsageError(faults.join('\n'))
  return { ...costs, activities: costsSchema.shape.activities.parse(activities) }
}
