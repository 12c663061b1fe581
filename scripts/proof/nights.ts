import { night, outcome } from '../../test/support/night.js'
import { dailyFiles, onlineRetail, onlineRetailProject } from '../../test/support/online-retail.js'
import { deliver, projectFolder } from '../../test/support/project-folder.js'
import type { Part } from './part.js'
import { demandSame } from './same.js'

/** One night a daily file of online-retail, against one load of the same files. */
export const nights: Part = {
  name: 'nights',
  share: 0.5,
  most: 305,
  async run({ most, more, say }) {
    if (!onlineRetail.isThere) return 'skipped: no online-retail in ../shared/data'
    const files = dailyFiles(most)
    await using project = await projectFolder(onlineRetailProject())
    let done = 0
    do {
      await deliver(project.path, files.slice(done, done + 1))
      await night(project.path, '2011-12-10')
      done++
      if (done % 20 === 0) say(`${done} nights`)
    } while (done < files.length && more())
    await using whole = await projectFolder(onlineRetailProject())
    await deliver(whole.path, files.slice(0, done))
    await night(whole.path, '2011-12-10')
    demandSame(await outcome(project.path), await outcome(whole.path), `the first ${done} daily files`)
    return `${done} nights = one load`
  },
}
