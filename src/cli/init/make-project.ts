import { existsSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { projectFileName } from '../../config/find-project.js'
import { packageRoot } from '../../config/package-root.js'
import { makeFolder } from '../make-folder.js'
import { UsageError } from '../usage-error.js'
import { ignoreText, projectText, sqlReadme } from './project-text.js'

/**
 * Writes a project to start from: its text by the name and the path of the schema. Nothing that is there is changed, but a .gitignore, which gets what it lacks.
 *
 * @returns the files that were written, below the folder
 * @throws UsageError when there is a project already
 */
export async function makeProject(
  directory: string,
  text: (name: string, schema: string) => Promise<string> | string = projectText,
): Promise<readonly string[]> {
  if (existsSync(join(directory, projectFileName))) {
    throw new UsageError(
      `${join(directory, projectFileName)} is there already; change it, or name another folder: kehu init DIR`,
    )
  }
  const content = await text(projectName(directory), schemaPath(directory))
  await makeFolder(resolve(directory, 'sql'))
  await writeFile(join(directory, projectFileName), content, { flag: 'wx' })
  const written = [projectFileName]
  if (await ignore(join(directory, '.gitignore'))) written.push('.gitignore')
  if (!existsSync(join(directory, 'sql/README.md'))) {
    await writeFile(join(directory, 'sql/README.md'), sqlReadme)
    written.push('sql/README.md')
  }
  return written
}

async function ignore(path: string): Promise<boolean> {
  if (existsSync(path) && /^\/?warehouse\/?$/m.test(await readFile(path, 'utf8'))) return false
  await appendFile(path, ignoreText)
  return true
}

/** The folder's name as a project may be named. */
function projectName(directory: string): string {
  const name = basename(directory)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return name === '' ? 'my-firm' : name
}

/** Relative where Kehu is installed within the project, so that the project can move. */
function schemaPath(directory: string): string {
  const path = join(packageRoot(), 'schema/kehu.schema.json')
  const below = relative(directory, path)
  return below.startsWith('..') ? path : `./${below}`
}
