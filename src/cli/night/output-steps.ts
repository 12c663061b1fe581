import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderReport } from '../../reports/render-report.js'
import { nightFiles } from '../../warehouse/night/layout.js'
import type { Step } from '../../warehouse/night/run-night.js'
import type { Progress } from '../../warehouse/progress.js'
import type { ProjectContext } from '../project-context.js'
import { writeAudiences } from './audiences.js'
import { reportPages } from './report-pages.js'
import { checksOf } from './star-steps.js'

/** render: report pages and audience files, inside the night's own folder. */
export function outputSteps({ loaded }: ProjectContext, progress: Progress): readonly Step[] {
  const { project } = loaded
  return [
    {
      name: 'render',
      async run(night) {
        const step = progress.step('render')
        const pages = await reportPages(night.engine, project, night.asOf, checksOf(night))
        const options = {
          language: project.language,
          currency: project.currency,
          project: project.project,
          asOf: night.asOf,
        }
        const folder = join(night.folder, nightFiles.report)
        await mkdir(folder, { recursive: true })
        const files = await renderReport({ pages }, options)
        for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
        night.tonight.pages = files.map(file => file.name)
        night.tonight.audiences = await writeAudiences(night.engine, project, join(night.folder, nightFiles.audiences))
        step.end(`${files.length} pages`)
      },
    },
  ]
}
