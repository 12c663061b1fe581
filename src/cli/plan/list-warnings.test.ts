import { expect, it } from 'vitest'
import { actionsSchema } from '../../config/actions.js'
import { listWarnings } from './list-warnings.js'

const activity = (channel: string) => ({ channel, cost: 1, changes: 'response', evidence: { assume: 0.02 } })
const written = { activities: { letter: activity('post'), call: activity('call') } }
const audience = (of: object) => ({ out: { format: 'csv' as const, directory: 'out', ...of } })

it('warns of lists that hold the same customers every night, and of no others', () => {
  const actions = actionsSchema.parse(written)
  expect(listWarnings({ actions, audiences: audience({ channel: ['post'] }) })).toEqual([
    expect.stringContaining(
      'the lists of letter hold the same customers every night; write contact: { quiet_days: 14 }',
    ),
  ])
  expect(listWarnings({ actions, audiences: audience({ segment: ['loyal'] }) })).toEqual([])
  const limited = actionsSchema.parse({ ...written, contact: { by_channel: { call: 7 } } })
  expect(listWarnings({ actions: limited, audiences: audience({ activity: ['call'] }) })).toEqual([])
})
