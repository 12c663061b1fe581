import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entities, entityNames } from './entity.js'
import { functionNames } from './expression/functions.js'
import { projectJsonSchema } from './json-schema.js'
import { packageRoot } from './package-root.js'

/** `docs/project-file.md` leaves no key of the project file out. */

const page = readFileSync(join(packageRoot(), 'docs/project-file.md'), 'utf8')

/** Names of properties anywhere in a JSON schema. */
function keysIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysIn)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([name, inner]) =>
    name === 'properties' && typeof inner === 'object' && inner !== null
      ? [...Object.keys(inner), ...keysIn(Object.values(inner))]
      : keysIn(inner),
  )
}

test.each([...new Set(keysIn(projectJsonSchema()))].sort())('tells of %s', key => {
  expect(page).toMatch(new RegExp(`[\`{ ,*]${key}[\`:,* ]`))
})

test.each(functionNames)('names the function %s', name => {
  expect(page).toMatch(new RegExp(`\\b${name}\\b`))
})

test('lists the canonical columns as they are', () => {
  const tables = entityNames.map(name => {
    const rows = entities[name].columns.map(({ name, type, unit, required, meaning }) => {
      const shown = required ? `**${name}**` : name
      return `| ${shown} | ${type} | ${meaning}${unit && unit !== 'units' ? ` (${unit})` : ''} |`
    })
    return [`### ${name}: ${entities[name].grain}`, '', '| Column | Type | Meaning |', '|---|---|---|', ...rows].join(
      '\n',
    )
  })
  const [, listed] = /<!-- entities -->\n([\s\S]*)<!-- \/entities -->/.exec(page) ?? []
  expect(listed).toBe(`${tables.join('\n\n')}\n`)
})
