import type { Command } from 'commander'
import type { GlobalOptions } from '../terminal.js'

export function initCommand(program: Command): void {
  program
    .command('init')
    .argument('[dir]', 'folder of the project; it is made where it is not there', '.')
    .description('a project to start from: kehu.yaml with comments, .gitignore, sql/')
    .addHelpText('after', '\nExamples:\n  kehu init\n  kehu init corner-shop')
    .action(async (dir: string, _: unknown, command: Command) => {
      const { join, resolve } = await import('node:path')
      const { openTerminal } = await import('../terminal.js')
      const { makeProject } = await import('../init/make-project.js')
      const terminal = openTerminal(command.optsWithGlobals<GlobalOptions>())
      const written = await makeProject(resolve(dir))
      for (const file of written) terminal.print(join(dir, file))
      const cd = dir === '.' ? '' : `cd ${dir} && `
      terminal.say(
        `next: put exports into ${join(dir, 'exports')} and say in kehu.yaml which columns mean what, then\n  ${cd}kehu plan    what a run would do\n  ${cd}kehu run     the first night\nor see it all on made-up data first: kehu demo`,
      )
    })
}
