import { join } from 'node:path'
import { holdsWhenBroken } from '../config/drift-policy.js'
import type { SourceContract, SourceFile } from '../config/source.js'
import { BrokenFile } from './broken-file.js'
import { quarantiningDrift } from './drift/header-drift.js'
import { chooseKind } from './landing/choose-kind.js'
import type { Delivery } from './landing/delivery.js'
import { findLanded } from './landing/find-landed.js'
import type { Fingerprint } from './landing/fingerprint.js'
import type { LandedDelivery } from './landing/landed-deliveries.js'
import type { LandedFile } from './landing/landed-file.js'
import type { OpenFile } from './landing/open-file.js'
import { namesFile } from './names-file.js'
import { fileDay } from './staging/file-day.js'
import { headerProblems, leftOver } from './staging/resolve-field.js'
import { fileId } from './staging/stage.js'

/** A file that tonight takes in. */
export interface PlannedFile {
  readonly source: SourceContract
  readonly kind: SourceFile
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly file_id: bigint
  readonly day: string | null
  /** Its place in the order in which this warehouse first landed what the source delivered: 1, 2 … */
  readonly arrival: number
  /** Whether a published night had it: a star that is built anew takes it in again. */
  readonly known: boolean
  /** Whether it lies again under a name where another one had replaced it. */
  readonly comesBack: boolean
  /** Where its bytes come from: the delivered file, or its landed copy where the file is not there any more. */
  readonly from: { readonly delivery: Delivery; readonly print: Fingerprint } | { readonly landed: LandedFile }
  readonly header: readonly string[]
  /** What its header lacks, or has too much; the contract lets such a file's records into quarantine. */
  readonly problems: readonly string[]
  /** Columns that nothing maps. */
  readonly leftOver: readonly string[]
}

/** A file that can be taken in, before it is known in which order. */
export type Candidate = Omit<PlannedFile, 'arrival' | 'known' | 'comesBack'>

/**
 * @param landed folder of the source's landed files
 * @throws BrokenFile when the file as a whole cannot be used
 */
export async function plannedNew(file: OpenFile, source: SourceContract, landed: string): Promise<Candidate> {
  const { delivery, print } = file
  if (print.bytes === 0) {
    throw new BrokenFile(
      'empty',
      delivery.name,
      'the file is empty, expected at least a header; ask for it to be exported again, or remove it',
    )
  }
  const { kind, header, problems } = await chooseKind(file, landed)
  const { sha256, bytes } = print
  return candidate(source, kind, { name: delivery.name, sha256, bytes, header, problems, from: { delivery, print } })
}

/**
 * A known delivery from its landed copy, by the contract as it is now: its kind, and with it its day and its id, are those
 * that the file itself would come to.
 *
 * @param folder of the project, which paths of the contract are relative to
 * @param landed `warehouse/landed`
 * @throws BrokenFile when it cannot be used; `vanished` when its kind cannot be told, or its landed copy does not fit
 */
export async function plannedAgain(
  delivery: LandedDelivery,
  source: SourceContract,
  folder: string,
  landed: string,
): Promise<Candidate> {
  const { name, sha256 } = delivery
  const kinds = kindsOf(delivery, source, folder)
  if (kinds.length === 0) {
    throw new BrokenFile(
      'vanished',
      name,
      `was loaded before as ${delivery.kind} and is not there any more; now no kind of file in the contract has that name or a path that names it: let the path of a kind name it, call a kind ${delivery.kind}, or put the file back under a path of the contract`,
    )
  }
  let best: { kind: SourceFile; copy: LandedFile; problems: readonly string[] } | undefined
  for (const kind of kinds) {
    const copy = await findLanded(join(landed, source.name), kind, delivery)
    if (!copy) continue
    const problems = headerProblems(kind, copy.header)
    if (!best || problems.length < best.problems.length) best = { kind, copy, problems }
  }
  if (!best) {
    throw new BrokenFile(
      'vanished',
      name,
      'was loaded before, but neither the file nor a landed copy that fits its contract is there; put the file back, or take its dialect back to what it was',
    )
  }
  const { kind, copy, problems } = best
  return candidate(source, kind, {
    name,
    sha256,
    bytes: copy.bytes,
    header: copy.header,
    problems,
    from: { landed: copy },
  })
}

/** The kinds whose path names a file; where none does, since paths have changed, the one that it was known as. */
function kindsOf({ name, kind }: LandedDelivery, { contract }: SourceContract, folder: string): readonly SourceFile[] {
  const named = contract.files.filter(one => namesFile(folder, one, name))
  return named.length > 0 ? named : contract.files.filter(one => one.name === kind)
}

type Found = Pick<Candidate, 'name' | 'sha256' | 'bytes' | 'from' | 'problems' | 'header'>

function candidate(source: SourceContract, kind: SourceFile, found: Found): Candidate {
  const { header } = found
  const { on_drift } = source.contract
  if (found.problems.length > 0 && holdsWhenBroken(on_drift)) {
    const mend = 'mend the file or the mapping, or let its records into quarantine with on_drift: quarantine'
    throw new BrokenFile(
      'columns',
      found.name,
      `${found.problems.join('; ')}; its columns: ${header.join(', ')}; ${mend}`,
    )
  }
  const day = fileDay(kind, found.name)
  return {
    source,
    kind,
    ...found,
    problems: [...found.problems, ...quarantiningDrift(on_drift, kind, header)],
    file_id: fileId(source.name, found.sha256, day),
    day,
    leftOver: leftOver(kind, header),
  }
}
