import { type Engine, rows } from '../../engine/engine.js'
import { EngineError } from '../../engine/engine-error.js'
import { statement } from '../../engine/query.js'
import { NightError } from '../night-error.js'
import type { Held } from './night-store.js'

/** Who writes: the one place, whatever process it is, and the process for those who have to wait. */
export interface Holder {
  /** Machine and folder: another process of the same place is kept out by the folder's own lock. */
  readonly place: string
  /** Such as `process 4711 on night-server`. */
  readonly who: string
}

/** A holder that is silent for so long is dead. The cluster's clock decides. */
const leaseSeconds = 60
const renewMs = 20_000

/**
 * Holds a project's tables on a cluster: one row, which is ours until a time that we keep pushing on. A row changes by
 * one commit of its table, of which the cluster takes the first of two and refuses the second.
 *
 * @param engine on the schema of the lock; closed with the lease
 * @throws NightError `locked`, naming the holder
 */
export async function takeLease(engine: Engine, holder: Holder): Promise<Held> {
  try {
    await engine.run(
      statement(`create table if not exists writer as
        select cast('' as varchar) as place, cast('' as varchar) as who, localtimestamp(6) as held_until`),
    )
    await push(engine, holder, "place in ('', $1) or held_until < localtimestamp(6)")
    await confirm(engine, holder)
  } catch (thrown) {
    await engine[Symbol.asyncDispose]()
    throw thrown
  }
  let renewal: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    // A failure shows when the lease is next confirmed.
    renewal = push(engine, holder, 'place = $1').catch(() => undefined)
  }, renewMs)
  timer.unref()
  return {
    confirm: () => confirm(engine, holder),
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await renewal
      await release(engine, holder)
      await engine[Symbol.asyncDispose]()
    },
  }
}

async function push(engine: Engine, { place, who }: Holder, condition: string): Promise<void> {
  const text = `update writer set place = $1, who = $2,
    held_until = localtimestamp(6) + interval '${leaseSeconds}' second where ${condition}`
  try {
    await engine.run(statement(text, [place, who]))
  } catch (thrown) {
    // Somebody else's commit was first: whose the row is now shows when it is read.
    if (!(thrown instanceof EngineError) || thrown.code !== 'locked') throw thrown
  }
}

async function confirm(engine: Engine, holder: Holder): Promise<void> {
  const [row] = await rows(
    engine,
    statement<{ place: string; who: string }>('select place, who from writer where held_until >= localtimestamp(6)'),
  )
  if (row?.place === holder.place) return
  const who = row && row.place !== '' ? row.who : 'another run'
  throw new NightError('locked', `${who} holds the tables of this project: wait until it is done, then run again`)
}

/** Our row is free at once; one that we cannot reach is free when its time is over. */
async function release(engine: Engine, { place }: Holder): Promise<void> {
  try {
    await engine.run(statement("update writer set place = '', who = '' where place = $1", [place]))
  } catch (thrown) {
    if (!(thrown instanceof EngineError)) throw thrown
  }
}
