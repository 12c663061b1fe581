import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One finished process: its output, how long it took, its work on all cores and its resident set (Linux; 0 elsewhere). */
export interface Measured {
  readonly stdout: string
  readonly seconds: number
  /** Of processors, of all its threads: whatever else the machine does, it is much the same. */
  readonly cpuSeconds: number
  readonly peakMb: number
  /** The largest resident set while each step ran, of those that the process names on stderr (`star: started`). */
  readonly stepMb: Readonly<Record<string, number>>
}

/** Runs a command as a whole process. @throws when it fails, with what it said. */
export function measured(command: string, args: readonly string[], cwd: string): Promise<Measured> {
  const start = performance.now()
  const child = spawn(command, [...args], { cwd, env: { ...process.env, UV_THREADPOOL_SIZE: '16' } })
  let [stdout, stderr, peakMb, cpuSeconds] = ['', '', 0, 0]
  child.stdout.on('data', text => {
    stdout += text
  })
  const stepMb: Record<string, number> = {}
  let step = 'plan'
  child.stderr.on('data', text => {
    stderr += text
    step = [...String(text).matchAll(/^(\w+): started$/gm)].at(-1)?.[1] ?? step
  })
  const watch = setInterval(() => {
    const { now, peak } = residentMb(child.pid)
    peakMb = Math.max(peakMb, peak)
    cpuSeconds = Math.max(cpuSeconds, worked(child.pid))
    stepMb[step] = Math.max(stepMb[step] ?? 0, now)
  }, 25)
  return new Promise((resolve, reject) => {
    child.on('close', code => {
      clearInterval(watch)
      if (code === 0) resolve({ stdout, seconds: (performance.now() - start) / 1000, cpuSeconds, peakMb, stepMb })
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${stderr}`))
    })
  })
}

function residentMb(pid: number | undefined): { readonly now: number; readonly peak: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const mb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
    return { now: mb('VmRSS'), peak: mb('VmHWM') }
  } catch {
    // The process is over, or there is no /proc: what was seen so far holds.
    return { now: 0, peak: 0 }
  }
}

/** Ticks in which it ran, in its own code and in the kernel's, by a hundred a second. */
function worked(pid: number | undefined): number {
  try {
    const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const [own, kernel] = after.split(' ').slice(11, 13).map(Number)
    return ((own ?? 0) + (kernel ?? 0)) / 100
  } catch {
    // The process is over, or there is no /proc: what was seen so far holds.
    return 0
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
