import { writtenOut } from './written-out.js'

/** What is wrong with a JSON text, and at which letter (from 0). */
export class JsonError extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message)
    this.name = 'JsonError'
  }
}

/** What is wrong where something follows a whole text. */
export const afterTheEnd = 'expected nothing more'

/** Deeper than any export; a text of brackets alone would else exhaust the stack. */
const deepest = 200

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const plain = /[ -!#-[\]-\uffff]*/y

/**
 * Walks a JSON text once, strictly, and hands out its own letters: a number keeps its literal (1.10, ids beyond 2^53),
 * which `JSON.parse` would round.
 */
export class JsonText {
  #at = 0
  #depth = 0

  constructor(readonly text: string) {}

  get at(): number {
    return this.#at
  }

  /** The next letter that is no blank, without passing it; '' at the end. */
  peek(): string {
    let code = this.text.charCodeAt(this.#at)
    while (code === 32 || code === 10 || code === 13 || code === 9) code = this.text.charCodeAt(++this.#at)
    return this.text[this.#at] ?? ''
  }

  /** @throws JsonError when anything but blanks follows */
  end(): void {
    if (this.peek() !== '') this.fail(afterTheEnd)
  }

  /** Passes an object; `each` passes the value of every key. */
  object(each: (key: string) => void): void {
    this.#within('{', '}', () => each(this.#key()))
  }

  /** Passes an array; `each` passes every element. */
  array(each: () => void): void {
    this.#within('[', ']', each)
  }

  /** Passes an array, and stops at every element for the caller to pass it. */
  *elements(): Generator<undefined> {
    this.#open('[')
    if (this.peek() !== ']') {
      do yield
      while (this.#more(']'))
    }
    this.#close(']')
  }

  /** Passes an object, and stops at the value of every key for the caller to pass it. */
  *keys(): Generator<string> {
    this.#open('{')
    if (this.peek() !== '}') {
      do yield this.#key()
      while (this.#more('}'))
    }
    this.#close('}')
  }

  string(): string {
    if (this.peek() !== '"') this.fail('expected a text in quotes')
    const start = this.#at++
    let isPlain = true
    for (;;) {
      plain.lastIndex = this.#at
      plain.test(this.text)
      this.#at = plain.lastIndex
      const c = this.text[this.#at]
      if (c === '"') break
      if (c !== '\\')
        this.fail(c === undefined ? 'a text in quotes is never closed' : 'a text in quotes holds a control character')
      isPlain = false
      this.#at += 2
    }
    this.#at++
    if (isPlain) return this.text.slice(start + 1, this.#at - 1)
    return this.#unescaped(start)
  }

  /**
   * Passes any value. Texts without their quotes and escapes; numbers, true and false as they stand, exponents written out; arrays and objects
   * as their own JSON; null for null.
   */
  value(): string | null {
    const c = this.peek()
    if (c === '"') return this.string()
    const start = this.#at
    if (c === '{') {
      this.object(() => this.value())
      return this.text.slice(start, this.#at)
    }
    if (c === '[') {
      this.array(() => this.value())
      return this.text.slice(start, this.#at)
    }
    for (const word of ['null', 'true', 'false']) {
      if (!this.text.startsWith(word, start)) continue
      this.#at += word.length
      return word === 'null' ? null : word
    }
    number.lastIndex = start
    if (!number.test(this.text)) this.fail(c === '' ? 'the text ends too early' : 'expected a value')
    this.#at = number.lastIndex
    return writtenOut(this.text.slice(start, this.#at))
  }

  fail(message: string): never {
    const found = this.text.slice(this.#at, this.#at + 12).split(/\s/)[0] ?? ''
    throw new JsonError(this.#at, found === '' ? message : `${message}, found ${JSON.stringify(found)}`)
  }

  #within(open: string, close: string, each: () => void): void {
    this.#open(open)
    if (this.peek() !== close) {
      do each()
      while (this.#more(close))
    }
    this.#close(close)
  }

  #open(letter: string): void {
    this.#pass(letter)
    if (++this.#depth > deepest) this.fail(`nested more than ${deepest} deep`)
  }

  #close(letter: string): void {
    this.#pass(letter)
    this.#depth--
  }

  #key(): string {
    if (this.peek() !== '"') this.fail('expected a key in quotes')
    const key = this.string()
    this.#pass(':')
    return key
  }

  #more(close: string): boolean {
    const c = this.peek()
    if (c === ',') {
      this.#at++
      return true
    }
    if (c !== close) this.fail(`expected , or ${close}`)
    return false
  }

  #pass(letter: string): void {
    if (this.peek() !== letter) this.fail(`expected ${letter}`)
    this.#at++
  }

  #unescaped(start: number): string {
    try {
      const text: unknown = JSON.parse(this.text.slice(start, this.#at))
      if (typeof text === 'string' && !/[\ud800-\udfff]/u.test(text)) return text
    } catch (thrown) {
      if (!(thrown instanceof SyntaxError)) throw thrown
    }
    this.#at = start
    return this.fail('a text in quotes holds an escape that is none')
  }
}
