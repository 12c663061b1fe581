import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { packageRoot } from '../src/config/package-root.js'
import { smallDay, smallYaml } from './small-project.js'
import { kehu } from './support/cli.js'
import { projectFolder, put } from './support/project-folder.js'

test('the log has a format that is known', async () => {
  const { code, stderr } = await kehu(tmpdir(), ['presets', '--log-format', 'xml'])
  expect(code).toBe(2)
  expect(stderr).toContain("option '--log-format <format>' argument 'xml' is invalid. Allowed choices are text, json.")
})

test.each([
  [['plan', '--project', '/nope', '--log-format', 'json'], /kehu\.yaml/],
  [['--log-format=json', 'pln'], /unknown command 'pln'/],
])('a log as JSON ends in JSON: %j', async (words, expected) => {
  const { code, stderr } = await kehu(tmpdir(), words)
  expect(code).toBe(2)
  const lines = stderr
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines).toEqual([{ level: 50, time: expect.any(String), msg: expect.stringMatching(expected) }])
})

test.runIf(existsSync('/dev/full'))('an answer that cannot be written ends in one line', async () => {
  const full = await open('/dev/full', 'w')
  const words = [join(packageRoot(), 'bin/kehu.js'), 'presets', 'list']
  const child = spawn(process.execPath, words, {
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
    stdio: ['ignore', full.fd, 'pipe'],
  })
  if (!child.stderr) throw new RangeError('stderr is a pipe')
  const [[code], stderr] = await Promise.all([once(child, 'close'), text(child.stderr)])
  await full.close()
  expect([code, stderr]).toEqual([1, 'kehu: the answer cannot be written: ENOSPC: no space left on device, write\n'])
})

test('a file where the warehouse should be is named as such', async () => {
  await using project = await projectFolder(smallYaml)
  await put(project.path, 'warehouse', '')
  for (const words of [['run', '--as-of', smallDay], ['runs', 'list'], ['doctor']]) {
    const { code, stderr } = await kehu(project.path, words)
    expect([code, stderr]).toEqual([2, expect.stringContaining('warehouse is a file, expected a folder')])
  }
})
