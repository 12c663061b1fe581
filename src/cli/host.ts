import { hostname } from 'node:os'
import process from 'node:process'

/** The name of this machine, as others on a network know it. */
export const host = hostname()

/** This process, for those who wait for it. */
export const who = `process ${process.pid} on ${host}`
