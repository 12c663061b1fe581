import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One finished process: its output, how long it took, and its largest resident set (Linux; 0 elsewhere). */
export interface Measured {
  readonly stdout: string
  readonly seconds: number
  readonly peakMb: number
}

/** Runs a command as a whole process. @throws when it fails, with what it said. */
export function measured(command: string, args: readonly string[], cwd: string): Promise<Measured> {
  const start = performance.now()
  const child = spawn(command, [...args], { cwd, env: { ...process.env, UV_THREADPOOL_SIZE: '16' } })
  let [stdout, stderr, peakMb] = ['', '', 0]
  child.stdout.on('data', text => {
    stdout += text
  })
  child.stderr.on('data', text => {
    stderr += text
  })
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(child.pid))
  }, 50)
  return new Promise((resolve, reject) => {
    child.on('close', code => {
      clearInterval(watch)
      if (code === 0) resolve({ stdout, seconds: (performance.now() - start) / 1000, peakMb })
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${stderr}`))
    })
  })
}

function residentMb(pid: number | undefined): number {
  try {
    const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kb ?? 0) / 1024
  } catch {
    // The process is over, or there is no /proc: what was seen so far holds.
    return 0
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
