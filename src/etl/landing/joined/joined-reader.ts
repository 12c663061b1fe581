import { rename } from 'node:fs/promises'
import type { SourceFile } from '../../../config/source.js'
import { rows } from '../../../warehouse/engine/engine.js'
import { statement } from '../../../warehouse/engine/query.js'
import { literal, quoted } from '../../../warehouse/engine/quoting.js'
import { BrokenFile } from '../../broken-file.js'
import { DeliveredBytes } from '../delivered-bytes.js'
import { landedColumns } from '../landed-file.js'
import type { OpenFile } from '../open-file.js'
import type { Draft, Reader } from '../reader.js'
import { readers } from '../readers.js'
import { type Join, siblingOf, siblingPrint } from './siblings.js'

/** Lands a file with the columns of others beside it, found by a key: `orders.Customer` of the order of a line. */
export function joined(reader: Reader, joins: readonly Join[]): Reader {
  const shape = joins.map(({ as, names, on }) => ({ as, names, on }))
  return {
    isText: reader.isText,
    dialects: (kind, name) => reader.dialects(kind, name).map(own => ({ own, joins: shape })),
    dialect: async (file, kind) => ({ own: await reader.dialect(file, kind), joins: shape }),
    async header(file, kind) {
      const header = [...(await reader.header(file, kind))]
      for (const one of joins) header.push(...(await withSibling(file, kind, one, opened => headerOf(opened, one))))
      return header
    },
    async land(file, kind, draft) {
      const cut = await reader.land(file, kind, draft)
      const header = [...cut.header]
      const errors = [...(cut.error_columns ?? [])]
      for (const one of joins) {
        const added = await withSibling(file, kind, one, opened => join(opened, one, header, draft))
        errors.push(...added.errors.map(place => header.length + place))
        header.push(...added.names)
      }
      return { ...cut, header, ...(errors.length > 0 && { error_columns: errors }) }
    },
  }
}

interface Opened {
  readonly sibling: OpenFile
  readonly reader: Reader
  /** As the file beside is read: by the format of its name, in the same encoding. */
  readonly kind: SourceFile
}

async function withSibling<T>(
  file: OpenFile,
  kind: SourceFile,
  one: Join,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const delivery = await siblingOf(file.delivery, one, file.bytes)
  const { format } = delivery
  if (format === null) {
    const mend = 'give it the ending of its format, such as .csv'
    throw new BrokenFile(
      'format',
      delivery.name,
      `is read beside ${file.delivery.name}, in a format that its name does not tell; ${mend}`,
    )
  }
  await using bytes = new DeliveredBytes(delivery, file.bytes.tmp)
  const print = await siblingPrint(delivery, bytes, readers[format].isText)
  return work({ sibling: { engine: file.engine, delivery, bytes, print }, reader: readers[format], kind })
}

async function headerOf({ sibling, reader, kind }: Opened, { as }: Join): Promise<readonly string[]> {
  return (await reader.header(sibling, kind)).map(name => `${as}.${name}`)
}

/** Adds the columns of a sibling to a draft, and says at which of them it shows errors; a record whose key it does not have gets none. */
async function join(
  { sibling, reader, kind }: Opened,
  { as, on }: Join,
  own: readonly string[],
  draft: Draft,
): Promise<{ readonly names: readonly string[]; readonly errors: readonly number[] }> {
  const { engine, delivery } = sibling
  const path = `${draft.path}.${as}`
  const { header, error_columns: errors = [] } = await reader.land(sibling, kind, { ...draft, path })
  const names = header.map(name => `${as}.${name}`)
  const keys = Object.entries(on).map(([mine, theirs]) => ({
    mine: `trim(main.${cellAt('own', own, mine, delivery.name)})`,
    theirs: `trim(${cellAt('beside', header, theirs, delivery.name)})`,
  }))
  const cells = header.map((_, i) => `beside_${i}`)
  const beside = `(select distinct ${cells.join(', ')} from read_parquet(${literal(path)}) as landed(${[...cells, 'line', 'broken', 'reason'].join(', ')}) where broken is null)`
  await refuseTwice(
    sibling,
    beside,
    keys.map(({ theirs }) => theirs),
  )
  const ownCells = own.map((_, i) => `own_${i}`)
  const { line, text, reason } = landedColumns
  const shown = [
    ...own.map((name, i) => `main.own_${i} as ${quoted(name)}`),
    ...names.map((name, i) => `beside.beside_${i} as ${quoted(name)}`),
    `main.line as ${line}`,
    `main.broken as ${text}`,
    `main.reason as ${reason}`,
  ]
  const next = `${draft.path}.joined`
  await engine.run(
    statement(`copy (select ${shown.join(', ')}
      from read_parquet(${literal(draft.path)}, file_row_number = true) as main(${[...ownCells, 'line', 'broken', 'reason', 'place'].join(', ')})
      left join ${beside} as beside on ${keys.map(({ mine, theirs }) => `${mine} = ${theirs}`).join(' and ')}
      order by main.place) to ${literal(next)} (format parquet)`),
    draft.signal,
  )
  await rename(next, draft.path)
  return { names, errors }
}

function cellAt(prefix: 'own' | 'beside', header: readonly string[], name: string, file: string): string {
  const place = header.indexOf(name.trim())
  if (place < 0)
    throw new BrokenFile('columns', file, `has no column '${name}' to be found by; its columns: ${header.join(', ')}`)
  return `${prefix}_${place}`
}

/** A record beside which two others stand would count twice. */
async function refuseTwice({ engine, delivery }: OpenFile, beside: string, keys: readonly string[]): Promise<void> {
  const key = keys.join(" || ' ' || ")
  const query = `select ${key} as key, count(*) as times from ${beside} where ${key} is not null group by 1 having count(*) > 1 order by 1 limit 1`
  const [found] = await rows(engine, statement<{ key: string; times: bigint }>(query))
  if (!found) return
  const what = `has ${found.times} different records of ${found.key}, expected one of each to be read beside others`
  throw new BrokenFile('columns', delivery.name, `${what}; mend it, or deliver each version in a folder of its own`)
}
