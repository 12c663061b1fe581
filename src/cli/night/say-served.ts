import { EngineError } from '../../warehouse/engine/engine-error.js'
import type { Layout } from '../../warehouse/night/layout.js'
import { publishedNight } from '../../warehouse/night/night-record.js'
import type { Terminal } from '../terminal.js'

/** Where an engine fails in the middle of a night, says what is served now: whoever is woken wants to know that first. */
export async function sayServed<T>(
  place: Layout,
  terminal: Pick<Terminal, 'say'>,
  night: () => Promise<T>,
): Promise<T> {
  const before = await publishedNight(place)
  try {
    return await night()
  } catch (thrown) {
    if (thrown instanceof EngineError && thrown.code !== 'interrupted') {
      const now = await publishedNight(place)
      const served = now === null ? 'and none is served yet' : `night ${now.night} is served`
      terminal.say(`the night failed: ${now?.night === before?.night ? 'nothing was published, ' : ''}${served}`)
    }
    throw thrown
  }
}
