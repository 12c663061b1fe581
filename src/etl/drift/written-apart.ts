import { posix } from 'node:path'
import type { ToStage } from '../staging/to-stage.js'

/**
 * What lets one file be read whose days are written otherwise than those of the other files of its kind, in words; no list of
 * formats can, since most days fit both.
 */
export function writtenApart({ source, kind, name }: ToStage, format: string, twin: string): string {
  const others = `where other files are written ${format}, `
  if (source.preset === undefined)
    return `${others}read this one by a kind of its own before '${kind.name}': { name: ${kind.name}_2, path: "${name}", maps: … with format: "${twin}" }; path may be a glob of all such files`
  const own = `${source.name}_2`
  return `${others}read this one by a source of its own: ${own}: { preset: ${source.preset}, path: "${name}", ids: { customer: ${source.name}, product: ${source.name} }, read: { times: "${twin}" } }, and leave it out of ${source.name}: skip: { "${posix.basename(name)}": "read by ${own}" }`
}
