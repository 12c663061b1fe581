import { expect, it } from 'vitest'
import { projectJsonSchema } from './json-schema.js'

it('the schema for editors is what the project file is checked against', async () => {
  await expect(`${JSON.stringify(projectJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../schema/kehu.schema.json')
})
