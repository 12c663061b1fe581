import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../src/config/package-root.js'
import { kehu } from './support/cli.js'

test.each([
  'query',
  'segments',
  'segments export',
  'segments compare',
  'models',
  'models backtest',
  'campaigns',
  'campaigns effect',
  'actions',
  'actions list',
  'actions simulate',
  'actions size',
  'runs',
  'runs show',
  'runs restore',
  'report profit',
  'explain',
  'deliver',
  'backfill',
])('kehu %s --help', async words => {
  const { code, stdout } = await kehu(tmpdir(), [...words.split(' '), '--help'])
  expect(code).toBe(0)
  await expect(stdout).toMatchFileSnapshot(join(packageRoot(), 'test/golden/help', `${words.replaceAll(' ', '-')}.txt`))
})
