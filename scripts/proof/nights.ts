import { Random } from '../../fixtures/random.js'
import { night, outcome } from '../../test/support/night.js'
import { dailyFiles, onlineRetail, onlineRetailProject } from '../../test/support/online-retail.js'
import { deliver, projectFolder } from '../../test/support/project-folder.js'
import { shuffled } from '../../test/support/shuffle.js'
import type { Part } from './part.js'
import { demandSame } from './same.js'

/** Orders in which the daily files come: by date, then this many at random. */
const shuffles = 3

/** One night a daily file of online-retail, by date and in random orders, against one load of the same files. */
export const nights: Part = {
  name: 'nights',
  share: 0.5,
  most: 305,
  async run({ seed, most, more, say }) {
    if (!onlineRetail.isThere) return 'skipped: no online-retail in ../shared/data'
    const files = dailyFiles(most)
    const random = new Random(seed)
    const done: number[] = []
    for (let order = 0; order <= shuffles && (order === 0 || more()); order++) {
      const come = order === 0 ? files : shuffled(files, random)
      await using project = await projectFolder(onlineRetailProject())
      let count = 0
      do {
        await deliver(project.path, come.slice(count, count + 1))
        await night(project.path, '2011-12-10')
        count++
        if (count % 20 === 0) say(`${count} nights${order === 0 ? '' : ` in random order ${order}`}`)
      } while (count < come.length && more())
      await using whole = await projectFolder(onlineRetailProject())
      await deliver(whole.path, come.slice(0, count))
      await night(whole.path, '2011-12-10')
      demandSame(await outcome(project.path), await outcome(whole.path), `seed ${seed}, order ${order}, ${count} files`)
      done.push(count)
    }
    const [byDate, ...others] = done
    return `${byDate} nights by date = one load${others.map(count => `; ${count} in random order = one load`).join('')}`
  },
}
