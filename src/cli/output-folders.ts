import { posix, relative, resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import type { Finding } from '../config/describe-issue.js'
import type { JudgedProject } from '../config/judged-project.js'
import { layout } from '../warehouse/night/layout.js'

/**
 * Folders of report and audiences that lie where sources are read or in the warehouse: what is delivered there would be
 * taken for an export, or for a part of the warehouse.
 */
export function outputFolderFindings({
  directory,
  sources,
  audiences,
  reportDirectory,
}: JudgedProject): readonly Finding[] {
  const read = sources.flatMap(({ name, contract }) =>
    contract.files.flatMap(({ path }) => path.map(one => ({ source: name, path: one }))),
  )
  const outputs = [
    { path: ['reports', 'directory'], folder: reportDirectory },
    ...Object.entries(audiences).map(([name, audience]) => ({
      path: ['audiences', name, 'directory'],
      folder: audience.directory,
    })),
  ]
  return outputs.flatMap(({ path, folder }) => {
    if (folder === undefined) return []
    const full = resolve(directory, folder)
    const say = (message: string): Finding => ({ path, at: 'value', message })
    if (isWithin(layout(directory).root, full))
      return [say(`'${folder}' lies in warehouse/, which is Kehu's own; name another folder, such as outbox`)]
    const reader = read.find(one => reads(directory, one.path, full))
    if (!reader) return []
    return [
      say(
        `'${folder}' lies where source ${reader.source} reads ${reader.path}: what is delivered there would be taken for an export; name another folder, such as outbox`,
      ),
    ]
  })
}

/**
 * Whether a folder lies in one that a path of a source reads. Of a path that begins at the project's folder, or above it,
 * only the folders count that it reads indeed: every output would lie in it.
 */
function reads(directory: string, path: string, folder: string): boolean {
  const { base, glob } = picomatch.scan(path)
  // A path without stars may name a folder: the files in it are read.
  const named = resolve(directory, base)
  if (glob === '' && (named === folder || (isWithin(named, folder) && !isWithin(named, directory)))) return true
  const [from, rest] = glob === '' ? [posix.dirname(base), '.'] : [base, posix.dirname(glob)]
  const start = resolve(directory, from)
  if (!isWithin(start, folder)) return false
  if (!isWithin(start, directory)) return true
  const below = relative(start, folder).split(sep).join('/')
  if (below === '') return rest === '.' || rest.startsWith('**')
  return rest !== '.' && picomatch.isMatch(below, rest, { dot: false })
}

function isWithin(outer: string, inner: string): boolean {
  const below = relative(outer, inner)
  return below !== '..' && !below.startsWith(`..${sep}`) && resolve(outer, below) === inner
}
