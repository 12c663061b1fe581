import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** A project in a folder of its own, which goes with it. */
export interface ProjectFolder extends AsyncDisposable {
  readonly path: string
}

/** Makes the folder and writes its `kehu.yaml`. */
export async function projectFolder(yaml: string): Promise<ProjectFolder> {
  const path = await mkdtemp(join(tmpdir(), 'kehu-'))
  await put(path, 'kehu.yaml', yaml)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Writes a file below a folder. */
export async function put(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

/** Files come into the project's exports, under their own names. */
export async function deliver(folder: string, files: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'exports'), { recursive: true })
  for (const file of files) await copyFile(file, join(folder, 'exports', basename(file)))
}
