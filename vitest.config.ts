import process from 'node:process'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Nights on a cluster take longest, and would be waited for at the end. */
class ClusterFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isOfCluster = ({ moduleId }: TestSpecification) => moduleId.includes('trino')
    return [...sorted.filter(isOfCluster), ...sorted.filter(file => !isOfCluster(file))]
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'fixtures/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
    // Files side by side on few cores, too: most of an end-to-end test is waiting for a process or a cluster.
    maxWorkers: 2,
    // Modules are read once a worker: they were half of what small tests took. So no module may keep what a test changes.
    isolate: false,
    // Far from UTC, where a machine does not say otherwise: no figure may depend on where it was counted.
    env: { TZ: process.env.TZ ?? 'Asia/Shanghai' },
    globalSetup: ['test/support/temporary-folder.ts'],
    sequence: { sequencer: ClusterFirst },
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
