import { literal } from '../../warehouse/engine/quoting.js'
import type { Place } from './place.js'

/** The kind of the first rule of the contract that names the code. */
export function productKind(id: string, { source }: Place): string {
  const whens = source.contract.not_products.map(({ code, pattern, kind }) =>
    code === undefined
      ? { test: `regexp_full_match(${id}, ${literal(pattern ?? '')}, 'i')`, kind }
      : { test: `upper(${id}) = ${literal(code.trim().toUpperCase())}`, kind },
  )
  if (whens.length === 0) return "'product'"
  return `case ${whens.map(({ test, kind }) => `when ${test} then ${literal(kind)}`).join(' ')} else 'product' end`
}
