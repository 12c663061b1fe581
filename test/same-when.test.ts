import { expect, it } from 'vitest'
import type { CheckResult } from '../src/warehouse/checks.js'
import { ask, night } from './support/night.js'
import { projectFolder, put } from './support/project-folder.js'
import { customerDump, smallProject } from './support/small-source.js'

/** Which values join records to one customer, and what is said of those that do not. */

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i)

it('lists a value that too many records carry, without showing it', async () => {
  await using project = await projectFolder(smallProject)
  const { name, text } = customerDump('2024-01-01', [
    ...numbers(11).map(i => [String(i), 'desk@example.com', 'France'] as const),
    ...numbers(2).map(i => [`pair-${i}`, 'pair@example.com', 'France'] as const),
  ])
  await put(project.path, `exports/${name}`, text)
  const { tonight } = await night(project.path, '2024-02-01')
  const check = (tonight.checks as CheckResult[]).find(one => one.name === 'shared_values_join_nobody')
  expect(check).toMatchObject({ blocking: false, passed: false })
  expect(check?.examples).toEqual([{ kind: 'email', source: 'crm', records: expect.anything() }])
  expect(JSON.stringify(check, (_, value) => String(value))).not.toContain('desk@')
  expect(await ask(project.path, 'select value, records from crowded_value')).toEqual([
    { value: 'desk@example.com', records: 11n },
  ])
  const customers = await ask(project.path, 'select customer_key from dim_customer where customer_key <> 0')
  expect(customers).toHaveLength(12)
})

it('names a record of a chain that is too long to be people', async () => {
  await using project = await projectFolder(smallProject)
  for (const [day, next] of [
    ['2024-01-01', 0],
    ['2024-01-02', 1],
  ] as const) {
    const rows = numbers(220).map(i => [`c${i}`, `${i + next}@example.com`, ''] as const)
    const { name, text } = customerDump(day, rows)
    await put(project.path, `exports/${name}`, text)
  }
  await expect(night(project.path, '2024-02-01')).rejects.toThrow(/more than 50 shared values, customer c\d+ of crm/)
})
