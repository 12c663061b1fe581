import { expect, it } from 'vitest'
import { failed } from './errors.js'

it('a statement that is too long says what would take it', () => {
  const failure = {
    errorName: 'QUERY_TEXT_TOO_LARGE',
    errorType: 'USER_ERROR',
    message: 'Query text length (1200000) exceeds the maximum length (1000000)',
  }
  const { code, message } = failed(failure, null, 'http://cluster')
  expect(code).toBe('syntax')
  expect(message).toMatch(
    /^Query text length .* \(QUERY_TEXT_TOO_LARGE\); raise query\.max-length on the coordinator, or let/,
  )
})
