import { z } from 'zod'
import { projectSchema } from './project.js'

/** JSON Schema of what may be written in `kehu.yaml`, for editors to complete and check it. */
export function projectJsonSchema(): object {
  return { title: 'Kehu project file', ...z.toJSONSchema(projectSchema, { io: 'input', reused: 'ref' }) }
}
