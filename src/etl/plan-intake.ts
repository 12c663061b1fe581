import type { SourceContract } from '../config/source.js'
import { Arrivals } from './arrivals.js'
import { intakeDrift } from './drift/intake-drift.js'
import type { Intake, IntakeInput, KnownFile, LeftOut, Repeat } from './intake.js'
import { deliveriesOf, deliveryKey, type LandedDelivery, landedCopies } from './landing/landed-deliveries.js'
import { type Found, lookAround, takeAgain } from './look-around.js'
import { missingDays } from './missing-days.js'
import type { Candidate, PlannedFile } from './planned-file.js'
import { fileId } from './staging/stage.js'

/** Looks at every delivered file and at every landed one, and changes nothing. */
export async function planIntake(input: IntakeInput): Promise<Intake> {
  const { sources } = input.project
  const { copies, broken: unreadable } = await landedCopies(input.landed)
  const landed = deliveriesOf(copies)
  const arrivals = new Arrivals(landed)
  arrivals.add(input.known)
  const known = new Map(landed.filter(({ published }) => published).map(one => [deliveryKey(one), one]))
  const untold = input.known
    .filter(file => !known.has(deliveryKey(file)))
    .map(({ file_id, arrival: _, ...file }) => ({ ...file, arrival: arrivals.of(file), published: true }))
  for (const one of untold) known.set(deliveryKey(one), one)

  const found = await lookAround(input)
  const gone = [...known.values()].filter(one => !found.seen.has(deliveryKey(one)))
  const again = input.rebuild ? await takeAgain(gone, found.candidates, input) : { candidates: [], broken: [] }
  const candidates = [...found.candidates, ...again.candidates]
  arrivals.add(candidates.map(arriving))
  const back = new Set(found.candidates.filter(one => comesBack(one, input, arrivals)))
  const files = candidates
    .map(one => ({
      ...one,
      arrival: arrivals.of(arriving(one)),
      known: known.has(deliveryKey(arriving(one))),
      comesBack: back.has(one),
    }))
    .sort((a, b) => sources.indexOf(a.source) - sources.indexOf(b.source) || a.arrival - b.arrival)
  const taken = chosen(files, input.rebuild ? [] : input.known)
  return {
    ...taken,
    drift: intakeDrift(taken.files, copies),
    broken: [
      ...unreadable.map(({ source, error }) => ({ source, holds: true, error })),
      ...found.broken,
      ...again.broken,
    ],
    left_out: leftOut(landed, [...known.values()], found.seen, input),
    missing: found.missing,
    passed_over: found.passed_over,
    gaps: gaps(sources, files, gone),
    untold: untold.flatMap(({ source, sha256, ...delivered }) =>
      copies
        .filter(copy => copy.source === source && copy.description.sha256 === sha256)
        .map(({ description: { deliveries, ...file } }) => ({ landed: file, delivered })),
    ),
  }
}

/**
 * Whether a file that another one replaced lies under its name again. Where records declare their version, that decides
 * which of the two holds, and nothing arrives anew.
 */
function comesBack(one: Candidate, { known, rebuild }: IntakeInput, arrivals: Arrivals): boolean {
  const { source, name, kind, sha256 } = one
  if (rebuild || kind.replaces !== 'file' || Object.values(kind.maps).some(map => map?.updated_at)) return false
  const ofName = known.filter(file => file.source === source.name && file.name === name)
  const last = ofName.reduce((most, { arrival }) => (arrival > most ? arrival : most), 0n)
  const isKnown = ofName.some(file => file.sha256 === sha256)
  if (!isKnown || ofName.some(file => file.sha256 === sha256 && file.arrival === last)) return false
  arrivals.renew(arriving(one), Number(last))
  return true
}

/** Of files with one id the first counts; `loaded` are in the star already. */
function chosen(
  files: readonly PlannedFile[],
  loaded: readonly KnownFile[],
): Pick<Intake, 'files' | 'known' | 'repeats'> {
  const names = new Map(loaded.map(file => [file.file_id, file.name]))
  const inStar = new Set(loaded.map(file => deliveryKey(file)))
  const taken: PlannedFile[] = []
  const repeats: Repeat[] = []
  let known = 0
  for (const file of files) {
    const same_as = names.get(file.file_id)
    if (same_as === undefined) {
      names.set(file.file_id, file.name)
      taken.push(file)
    } else if (file.comesBack) taken.push(file)
    else if (inStar.has(deliveryKey(arriving(file)))) known++
    else repeats.push({ file, same_as })
  }
  return { files: taken, known, repeats }
}

function leftOut(
  landed: readonly LandedDelivery[],
  known: readonly LandedDelivery[],
  seen: Found['seen'],
  { project: { sources }, look, rebuild, known: loaded }: IntakeInput,
): readonly LeftOut[] {
  const has = new Set(sources.map(({ name }) => name))
  const there = new Set([...seen.values()].map(({ source, name }) => `${source}\u001f${name}`))
  const knownKeys = new Set(known.map(deliveryKey))
  const ofGone = known.filter(({ source }) => !has.has(source))
  // Under the name of a file that held a night there may lie a mended one.
  const withdrawn = landed.filter(
    one =>
      look && has.has(one.source) && !knownKeys.has(deliveryKey(one)) && !there.has(`${one.source}\u001f${one.name}`),
  )
  const inStar = new Set(loaded.flatMap(file => [deliveryKey(file), file.file_id]))
  const ofLater = known.filter(
    one =>
      !rebuild &&
      has.has(one.source) &&
      !seen.has(deliveryKey(one)) &&
      !inStar.has(deliveryKey(one)) &&
      !inStar.has(fileId(one.source, one.sha256, one.day)),
  )
  return [
    ...ofGone.map(({ source, name }): LeftOut => ({ source, name, why: 'source' })),
    ...ofLater.map(({ source, name }): LeftOut => ({ source, name, why: 'restored' })),
    ...withdrawn.map(({ source, name }): LeftOut => ({ source, name, why: 'unpublished' })),
  ]
}

/** By kind, from the names of what lies there and of what was published before. */
function gaps(
  sources: readonly SourceContract[],
  files: readonly PlannedFile[],
  gone: readonly LandedDelivery[],
): Intake['gaps'] {
  return sources.flatMap(source =>
    source.contract.files.flatMap(kind => {
      const names = [
        ...files.filter(file => file.source === source && file.kind === kind),
        ...gone.filter(one => one.source === source.name && one.kind === kind.name),
      ].map(({ name }) => name)
      const days = missingDays(kind, names)
      return days.length === 0 ? [] : [{ source: source.name, kind: kind.name, days }]
    }),
  )
}

function arriving({ source, name, sha256, day }: Candidate) {
  return { source: source.name, name, sha256, day }
}
