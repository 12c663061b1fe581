import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { packageRoot } from '../../src/config/package-root.js'

const folder = resolve(packageRoot(), '../shared/data/online-retail')

/** The real export of a gift wholesaler, which is no part of this repository. */
export const onlineRetail = {
  isThere: existsSync(folder),
  byDay: join(folder, 'by-day'),
  yearBefore: join(folder, 'year_2009_2010.parquet'),
}

/** Says which tests are skipped for want of it. */
export function needsOnlineRetail(test: string): boolean {
  if (!onlineRetail.isThere) process.stderr.write(`skipped: ${test}: no online-retail in ../shared/data\n`)
  return onlineRetail.isThere
}

/** The daily files in order of their days, the first `most` of them. */
export function dailyFiles(most = Number.POSITIVE_INFINITY): readonly string[] {
  const names = readdirSync(onlineRetail.byDay).sort()
  return names.slice(0, most).map(name => join(onlineRetail.byDay, name))
}

export interface OnlineRetailOptions {
  readonly repeats?: 'keep' | 'drop'
  readonly threads?: number
}

/** `kehu.yaml` of a project that reads it. */
export function onlineRetailProject({ repeats = 'keep', threads }: OnlineRetailOptions = {}): string {
  return `version: 1
project: online-retail
timezone: Europe/London
currency: GBP
sources:
  shop: { preset: online-retail, path: ["exports/*.csv", "exports/*.parquet"], repeats: ${repeats} }
audiences:
  champions: { segment: champions, directory: out }
  sleepers: { segment: [at_risk, hibernating], format: ndjson, directory: out }
${threads === undefined ? '' : `engine: { threads: ${threads} }\n`}`
}
