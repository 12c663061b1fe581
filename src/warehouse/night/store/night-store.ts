import type { Engine } from '../../engine/engine.js'
import type { NightRecord, NightTables } from '../night-record.js'

/** Where the tables of nights lie: in a database file of each night's folder, or on a cluster. */
export interface NightStore {
  readonly kind: NightTables['kind']
  /** Keeps other runs out, also those of other machines where they reach the same tables. @throws NightError `locked` */
  lock(): Promise<Held>
  /** The tables that a night is made in. Whatever a killed run left there is gone. */
  draft(start: Start): Promise<Draft>
  /** @throws NightError `damaged` when a night's tables are not those that were published */
  verify(record: NightRecord): Promise<void>
  /** A kept night, to be read. */
  read(record: NightRecord): Promise<Engine>
  /**
   * A kept night to be read, beside a place `work` that is gone afterwards: for what is tried and not published. Spills
   * into a folder that must exist. On a cluster nobody else runs meanwhile. @throws NightError `locked`
   */
  trial(record: NightRecord, spill: string): Promise<Trial>
  /** Once a night is the published one: whoever reads by a fixed name finds it, too. Safe to repeat. */
  show(record: NightRecord): Promise<void>
  /** Only these nights are kept from now on. */
  keep(records: readonly NightRecord[]): Promise<void>
}

export interface Held extends AsyncDisposable {
  /** @throws NightError `locked` when the hold was lost: whatever was written since must not be published. */
  confirm(): Promise<void>
}

/** What a night starts from. */
export interface Start {
  /** The folder that becomes the night's. */
  readonly folder: string
  readonly previous: NightRecord | null
  /** Whether the star is built anew: from empty tables, but for those that are `kept`. */
  readonly rebuilt: boolean
  /** Whether the user asked for it: then also without what a damaged night held. */
  readonly force: boolean
  /** Names of the tables that outlive a star that is built anew. */
  readonly kept: readonly string[]
}

/** A night on which something is tried. Disposal leaves nothing of it. */
export interface Trial extends AsyncDisposable {
  readonly engine: Engine
}

/** A night that is being made. Disposal ends it, sealed or not. */
export interface Draft extends AsyncDisposable {
  readonly engine: Engine
  /** No statement comes after it: the tables are those of the night of that name. Nobody is led to them yet. */
  seal(night: string): Promise<NightTables>
}
