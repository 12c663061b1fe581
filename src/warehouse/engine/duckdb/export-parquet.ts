import type { Statement } from '../query.js'
import { literal } from '../quoting.js'
import { engineError } from './errors.js'
import { openInstance } from './instance.js'
import type { DuckdbOptions } from './options.js'
import { prepareOne } from './prepare.js'
import { checkSandboxed, lockDown } from './sandbox.js'
import { interruptible } from './session.js'

/**
 * Writes the answer of a statement that a user typed as a Parquet file, under the rules of a sandbox: what it may read is
 * checked as for any other, and the one file that the engine may touch is the one it writes.
 *
 * @throws EngineError as reading it would; what was written by then stays
 */
export async function exportParquet(
  options: DuckdbOptions,
  { text, values }: Statement,
  path: string,
  signal?: AbortSignal,
): Promise<void> {
  const { instance, main } = await openInstance(options).catch(thrown => {
    throw engineError(thrown, null)
  })
  try {
    await checkSandboxed(main, text)
    await lockDown(main, [path])
    const copy = `copy (\n${text}\n) to ${literal(path)} (format parquet)`
    await interruptible(main, signal, async connection => {
      const prepared = await prepareOne(connection, { text: copy, values })
      try {
        await prepared.run()
      } finally {
        prepared.destroySync()
      }
    })
  } catch (thrown) {
    throw engineError(thrown, text, signal)
  } finally {
    main.closeSync()
    instance.closeSync()
  }
}
