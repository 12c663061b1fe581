#!/usr/bin/env node
// DuckDB's queries and Node's file reads share libuv's threads, four by default: with four queries under way no file is
// read. The size is fixed when the process starts, so the command starts itself again with room for both.
import { spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

if (process.env.UV_THREADPOOL_SIZE === undefined) {
  const self = fileURLToPath(import.meta.url)
  const child = spawn(process.execPath, [self, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  })
  // A signal to the wrapper is meant for the command. Ctrl-C on a terminal reaches both by itself: sent on, it would come
  // twice, and the second one kills.
  const isOnTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => (name === 'SIGINT' && isOnTerminal ? undefined : child.kill(name)))
  }
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
} else {
  const { main } = await import('../dist/kehu/main.js')
  process.exitCode = await main(process.argv.slice(2))
}
