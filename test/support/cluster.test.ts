import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { engineYaml } from './cluster.js'

it('session properties of a proof stand beside those of small tables, each once', () => {
  const { engine } = parse(engineYaml('kehu', 'external', { retry_policy: 'TASK' }))
  expect(engine.session).toMatchObject({ retry_policy: 'TASK', task_concurrency: '1' })
})
