import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { DuckdbOptions } from './options.js'
import { showThroughViews } from './shown-file.js'

/** A driver's instance and its first connection, set up as every engine is, but not locked yet. */
export async function openInstance(
  options: DuckdbOptions,
): Promise<{ instance: DuckDBInstance; main: DuckDBConnection }> {
  const instance = await DuckDBInstance.create(options.path, settings(options))
  try {
    const main = await instance.connect()
    // GLOBAL, or connections made later would have the host's zone. Configuration at the start does not know TimeZone.
    await main.run("set global TimeZone = 'UTC'")
    await main.run('set global ieee_floating_point_ops = false')
    if (options.shown) await showThroughViews(main, options.shown)
    return { instance, main }
  } catch (thrown) {
    instance.closeSync()
    throw thrown
  }
}

function settings(options: DuckdbOptions): Record<string, string> {
  return {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.threads !== undefined && { threads: String(options.threads) }),
    ...(options.memory !== undefined && { memory_limit: options.memory }),
    temp_directory: options.spill ?? '',
    ...(options.readOnly && { access_mode: 'READ_ONLY' }),
  }
}
