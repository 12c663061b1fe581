import type { Command } from 'commander'
import type { GlobalOptions } from '../terminal.js'

type InitOptions = GlobalOptions & { readonly from?: string }

export function initCommand(program: Command): void {
  program
    .command('init')
    .argument('[dir]', 'folder of the project; it is made where it is not there', '.')
    .description('a project to start from: kehu.yaml with comments, .gitignore, sql/')
    .option('--from <dir>', 'look at a folder of exports and propose the sources, with the reasons as comments')
    .addHelpText('after', '\nExamples:\n  kehu init\n  kehu init corner-shop\n  kehu init corner-shop --from ~/exports')
    .action(async (dir: string, _: unknown, command: Command) => {
      const { join, resolve } = await import('node:path')
      const { openTerminal } = await import('../terminal.js')
      const { makeProject } = await import('../init/make-project.js')
      const options = command.optsWithGlobals<InitOptions>()
      const terminal = openTerminal(options)
      const cd = dir === '.' ? '' : `cd ${dir} && `
      if (options.from !== undefined) {
        const { projectFrom } = await import('../init/from/project-from.js')
        for (const file of await projectFrom(resolve(dir), resolve(options.from), terminal))
          terminal.print(join(dir, file))
        terminal.say(
          `next: read kehu.yaml through and answer what is ASKED there, then\n  ${cd}kehu plan    what a run would do`,
        )
        return
      }
      const written = await makeProject(resolve(dir))
      for (const file of written) terminal.print(join(dir, file))
      terminal.say(
        `next: put exports into ${join(dir, 'exports')} and say in kehu.yaml which columns mean what, then\n  ${cd}kehu plan    what a run would do\n  ${cd}kehu run     the first night\nor see it all on made-up data first: kehu demo`,
      )
    })
}
