import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { packageRoot } from '../src/config/package-root.js'

/**
 * Packages of hundreds of small modules. Node reads and links each by itself, which was a third of the work of a small
 * night; what comes as one file stays outside and is installed as ever.
 */
const scattered: ReadonlySet<string> = new Set(['@duckdb/node-api', 'echarts', 'kysely', 'yaml', 'zod', 'zrender'])

// The command as few files, and each thread that it starts: `npm run build` makes dist/kehu from dist/src.
const root = packageRoot()
const bundle = await rolldown({
  input: {
    main: join(root, 'dist/src/cli/main.js'),
    'learn-thread': join(root, 'dist/src/mining/churn/learn-thread.js'),
  },
  platform: 'node',
  external: id => /^[a-z@]/.test(id) && !scattered.has(/^(@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? ''),
})
const { output } = await bundle.write({ dir: join(root, 'dist/kehu'), format: 'esm', cleanDir: true })
await bundle.close()

const taken = new Set(
  output.flatMap(part =>
    part.type === 'chunk'
      ? part.moduleIds.flatMap(id => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? [])
      : [],
  ),
)
writeFileSync(join(root, 'dist/kehu/LICENSES.txt'), [...taken].sort().map(licenceOf).join('\n'))

/** What a package asks whoever passes it on to pass on with it. */
function licenceOf(name: string): string {
  const folder = join(root, 'node_modules', name)
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter(file => file.isFile() && /^(licen[cs]e|notice)/i.test(file.name))
    .map(({ name: file }) => readFileSync(join(folder, file), 'utf8'))
    .sort()
  if (texts.length === 0) throw new RangeError(`${name} has no licence beside it: leave it outside of the bundle`)
  return [`${name}\n${'='.repeat(name.length)}`, ...texts].join('\n')
}
