import { join } from 'node:path'
import { holdsWhenBroken } from '../config/drift-policy.js'
import type { SourceContract } from '../config/source.js'
import { BrokenFile } from './broken-file.js'
import { discover } from './discover.js'
import type { Intake, IntakeInput } from './intake.js'
import { DeliveredBytes } from './landing/delivered-bytes.js'
import type { FoundFile } from './landing/found-file.js'
import { printWithSiblings } from './landing/joined/siblings.js'
import { fingerprintOf } from './landing/land.js'
import { deliveryKey, type LandedDelivery } from './landing/landed-deliveries.js'
import { deliveriesIn } from './landing/parts.js'
import { type Candidate, plannedAgain, plannedNew } from './planned-file.js'
import { dayOfFile } from './staging/file-day.js'
import { reasonSkipped } from './takes-file.js'

/** Files that tonight may take in, and what is to be said of the others. */
export interface Found {
  readonly candidates: readonly Candidate[]
  readonly broken: Intake['broken']
  readonly missing: Intake['missing']
  readonly passed_over: Intake['passed_over']
  /** What lies there, used or not, by source, name and bytes. */
  readonly seen: ReadonlyMap<string, { readonly source: string; readonly name: string }>
}

/** What lies where the sources say. */
export async function lookAround(input: IntakeInput): Promise<Found> {
  const candidates: Candidate[] = []
  const broken: Intake['broken'][number][] = []
  const missing: Intake['missing'][number][] = []
  const passed_over: Intake['passed_over'][number][] = []
  const seen = new Map<string, { source: string; name: string }>()
  for (const source of input.look ? input.project.sources : []) {
    const found = await discoverOrBreak(input, source, broken)
    for (const path of found.missing) missing.push({ source: source.name, path })
    for (const file of found.passed_over) passed_over.push({ source: source.name, ...file })
    for (const error of found.broken) broken.push(brokenBy(error, source))
    for (const file of found.files) await look(file, source)
  }
  return { candidates, broken, missing, passed_over, seen }

  async function look(file: FoundFile, source: SourceContract): Promise<void> {
    const kinds = file.wishes.map(({ kind }) => kind)
    await using bytes = new DeliveredBytes({ ...file, kinds }, input.tmp)
    try {
      const { engine } = input
      const print = await fingerprintOf({ ...file, kinds, part: null }, bytes)
      const landed = join(input.landed, source.name)
      const { deliveries, unread } = await deliveriesIn(file, { engine, bytes, print, landed })
      for (const { name, what } of unread) {
        const reason = reasonSkipped(source.contract, name) ?? `a ${what} that no kind of file reads`
        passed_over.push({ source: source.name, name, reason })
      }
      for (const { delivery, print: own } of deliveries) {
        const one = { delivery, print: await printWithSiblings(delivery, own, bytes) }
        const { name } = one.delivery
        const key = { source: source.name, name, sha256: one.print.sha256 }
        seen.set(deliveryKey(key), key)
        try {
          candidates.push(await plannedNew({ ...one, engine, bytes }, source, landed))
        } catch (thrown) {
          broken.push(brokenBy(thrown, source))
        }
      }
    } catch (thrown) {
      broken.push(brokenBy(thrown, source))
    }
  }
}

/** A star that is built anew needs every file that was published: one that is nowhere to be found holds the night. */
export async function takeAgain(
  gone: readonly LandedDelivery[],
  delivered: readonly Candidate[],
  { project: { sources, directory }, landed }: IntakeInput,
): Promise<Pick<Found, 'candidates' | 'broken'>> {
  const candidates: Candidate[] = []
  const broken: Intake['broken'][number][] = []
  for (const delivery of gone) {
    const source = sources.find(({ name }) => name === delivery.source)
    if (!source) continue
    try {
      candidates.push(await plannedAgain(delivery, source, directory, landed))
    } catch (thrown) {
      const why = brokenBy(thrown, source)
      if (why.error.code !== 'vanished') broken.push(why)
      else if (!delivered.some(one => isSame(one, delivery))) broken.push({ ...why, holds: true })
    }
  }
  return { candidates, broken }
}

/** Whether a delivered file brings what a delivery brought that is not there any more: it was only given another name. */
function isSame({ source, sha256, kind, day }: Candidate, delivery: LandedDelivery): boolean {
  if (source.name !== delivery.source || sha256 !== delivery.sha256) return false
  return day === null || (kind.date !== undefined && dayOfFile(kind.date, delivery.name) === day)
}

async function discoverOrBreak(input: IntakeInput, source: SourceContract, broken: Intake['broken'][number][]) {
  try {
    return await discover(input.project.directory, source)
  } catch (thrown) {
    broken.push({ ...brokenBy(thrown, source), holds: true })
    return { files: [], missing: [], broken: [], passed_over: [] }
  }
}

/** What is not the fault of a file is thrown on. */
function brokenBy(thrown: unknown, { name, contract }: SourceContract): Intake['broken'][number] {
  if (!(thrown instanceof BrokenFile)) throw thrown
  return { source: name, holds: holdsWhenBroken(contract.on_drift), error: thrown }
}
