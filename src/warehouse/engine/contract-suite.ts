import { afterAll, beforeAll } from 'vitest'
import { errorContract } from './contract/error-contract.js'
import { functionContract } from './contract/function-contract.js'
import { interruptContract } from './contract/interrupt-contract.js'
import { readContract } from './contract/read-contract.js'
import { valueContract } from './contract/value-contract.js'
import { writeContract } from './contract/write-contract.js'
import type { Engine } from './engine.js'

/** What every engine promises, whatever it is: one call per engine, which `open` opens empty. */
export function engineContract(open: () => Promise<Engine>): void {
  let opened: Engine | null = null
  const engine = () => {
    if (!opened) throw new Error('the engine did not open')
    return opened
  }
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => engine()[Symbol.asyncDispose]())
  valueContract(engine)
  functionContract(engine)
  errorContract(engine)
  readContract(engine)
  interruptContract(engine)
  writeContract(engine)
}
