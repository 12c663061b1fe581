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
    sequence: { sequencer: ClusterFirst },
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
