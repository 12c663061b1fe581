import { parentPort, workerData } from 'node:worker_threads'
import type { Task } from './learn-aside.js'
import { learn } from './learner.js'

// Where learn-aside.ts has things learnt: a thread of its own, which says what it learnt and ends.
const { rows, teaching }: Task = workerData
parentPort?.postMessage(learn(rows, teaching))
