import { Random } from '../../fixtures/random.js'
import { layout } from '../../src/warehouse/night/layout.js'
import { readLedger } from '../../src/warehouse/night/ledger.js'
import { pointTo } from '../../src/warehouse/night/publish.js'
import { killNight } from '../../test/support/kill-night.js'
import { night, outcome } from '../../test/support/night.js'
import { projectFolder, put } from '../../test/support/project-folder.js'
import { randomFiles } from '../../test/support/random-files.js'
import { servedNight } from '../../test/support/served.js'
import { outcomeOf, smallProject } from '../../test/support/small-source.js'
import type { Part } from './part.js'
import { demandSame } from './same.js'

const asOf = '2024-02-01'
/** So many kills, then a run that is let be. */
const betweenRuns = 10

/** Kills at random moments; what is served is always whole, and a run that is let be ends as if nothing had been. */
export const kills: Part = {
  name: 'kills',
  share: 0.2,
  most: 200,
  async run({ seed, most, more, say }) {
    const random = new Random(seed)
    const files = randomFiles(random)
    const undisturbed = await outcomeOf([files])
    await using project = await projectFolder(smallProject.replace('sources:', 'keep: { nights: 1000 }\nsources:'))
    for (const file of files.slice(0, 3)) await put(project.path, `exports/${file.name}`, file.text)
    await night(project.path, asOf)
    for (const file of files.slice(3)) await put(project.path, `exports/${file.name}`, file.text)
    const place = layout(project.path)
    const first = servedNight(project.path) ?? ''
    let [done, killed] = [0, 0]
    do {
      if (await killNight(project.path, asOf, { step: null, afterMs: random.integer(3000) })) killed++
      servedNight(project.path)
      done++
      if (done % betweenRuns === 0) {
        await night(project.path, asOf)
        demandSame(await outcome(project.path), undisturbed, `seed ${seed}, after ${done} kills`)
        await readLedger(place.ledger)
        say(`${done} runs, ${killed} of them killed`)
      }
      if (servedNight(project.path) !== first) await pointTo(place, first)
    } while (done < most && more())
    return `${killed} kills in ${done} runs`
  },
}
