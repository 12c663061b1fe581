import { open, readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Its bytes are on the disk when this returns. */
export async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Every file below a folder, and the folders themselves. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await syncTree(path)
    else if (entry.isFile()) await sync(path)
  }
  await sync(folder)
}

/** A rename that survives a loss of power. */
export async function durableRename(from: string, to: string): Promise<void> {
  await rename(from, to)
  await sync(dirname(to))
}
