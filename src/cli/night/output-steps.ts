import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Project } from '../../config/project.js'
import type { Page } from '../../reports/page.js'
import { renderReport } from '../../reports/render-report.js'
import { nightFiles } from '../../warehouse/night/layout.js'
import type { OpenNight, Step } from '../../warehouse/night/run-night.js'
import type { Progress } from '../../warehouse/progress.js'
import type { ProjectContext } from '../project-context.js'
import { writeAudiences } from './audiences.js'
import { reportPages } from './report-pages.js'
import { checksOf } from './star-steps.js'
import type { WrittenReport } from './written-file.js'

/** render: report pages and audience files, inside the night's own folder. */
export function outputSteps({ loaded }: ProjectContext, progress: Progress): readonly Step[] {
  const { project } = loaded
  return [
    {
      name: 'render',
      async run(night) {
        const step = progress.step('render')
        const pages = await reportPages(night.engine, project, night.asOf, checksOf(night), loaded.sources)
        night.tonight.report = await writeReport(pages, project, night)
        night.tonight.audiences = await writeAudiences(
          night.engine,
          project,
          night.asOf,
          join(night.folder, nightFiles.audiences),
        )
        step.end(`${pages.length} pages`)
      },
    },
  ]
}

async function writeReport(pages: readonly Page[], project: Project, night: OpenNight): Promise<WrittenReport> {
  const folder = join(night.folder, nightFiles.report)
  await mkdir(folder, { recursive: true })
  const { language, currency, reports } = project
  const files = await renderReport({ pages }, { language, currency, project: project.project, asOf: night.asOf })
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
  return {
    files: files.map(({ name, bytes }) => ({ file: name, sha256: createHash('sha256').update(bytes).digest('hex') })),
    ...reports,
  }
}
