import type { Engine } from '../../warehouse/engine/engine.js'
import type { DeliveredBytes } from './delivered-bytes.js'
import type { Delivery } from './delivery.js'
import type { Fingerprint } from './fingerprint.js'

/** A delivery that is being read. */
export interface OpenFile {
  readonly engine: Engine
  readonly delivery: Delivery
  readonly bytes: DeliveredBytes
  readonly print: Fingerprint
}
