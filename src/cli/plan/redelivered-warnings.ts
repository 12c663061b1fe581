import { factsOf } from '../../config/entity.js'
import type { SourceFile } from '../../config/source.js'
import type { KnownFile } from '../../etl/intake.js'
import type { PlannedFile } from '../../etl/planned-file.js'

/** Files that come again under a name with other records, where nothing says which of the two hold. */
export function redeliveredWarnings(
  files: readonly Pick<PlannedFile, 'source' | 'kind' | 'name' | 'sha256'>[],
  known: readonly Pick<KnownFile, 'source' | 'name' | 'sha256'>[],
): readonly string[] {
  return files.flatMap(({ source, kind, name, sha256 }) => {
    const before = known.filter(file => file.source === source.name && file.name === name)
    const open = whatIsOpen(kind)
    if (open === undefined || before.length === 0 || before.some(file => file.sha256 === sha256)) return []
    return [
      `${source.name}/${kind.name}: ${name} came before with other records: ${open}; where it is the same export again, say replaces: file`,
    ]
  })
}

/** What becomes of records that two files of one name tell in two ways; undefined where the contract says it. */
function whatIsOpen({ replaces, maps, date }: SourceFile): string | undefined {
  const facts = factsOf(maps)
  if (replaces === 'file' || facts.every(fact => maps[fact]?.updated_at)) return undefined
  if (replaces === 'order')
    return date && 'of two deliveries of an order on one day that of the greater file id holds, whichever came last'
  const chance = date ? ', of two with one id on one day the greater md5 holds, whichever came last' : ''
  return `what only the earlier one has stays, a changed record without an id counts beside the old one${chance}`
}
