import { readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Removes what was staged for contracts that no kept night was made with. It is a cache: a contract that comes back
 * stages anew what has landed.
 *
 * @param folder `warehouse/staged`
 * @param contracts of each kept night, by source
 */
export async function sweepStaged(
  folder: string,
  contracts: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const sources = (await readdir(folder, { withFileTypes: true })).filter(entry => entry.isDirectory())
  for (const { name: source } of sources) {
    const used = new Set(contracts.map(ofNight => ofNight[source]))
    const found = await readdir(join(folder, source))
    const unused = found.filter(contract => !used.has(contract))
    for (const contract of unused) await rm(join(folder, source, contract), { recursive: true, force: true })
    if (unused.length === found.length) await rmdir(join(folder, source))
  }
}
