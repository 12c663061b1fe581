import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeliveredBytes } from '../landing/delivered-bytes.js'
import { fingerprint } from '../landing/fingerprint.js'
import { likelyEncoding } from './likely-encoding.js'

async function likely(bytes: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-test-'))
  try {
    const path = join(folder, 'file.csv')
    await writeFile(path, bytes)
    await using delivered = new DeliveredBytes({ path, name: 'file.csv', packed: [], kinds: [] }, folder)
    return await likelyEncoding(delivered, (await fingerprint(delivered.chunks(), true)).text)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** 订单号,数量 and マグカップ,数量 in their own encodings, as no encoder of the platform writes them. */
const gbk = Buffer.from('b6a9b5a5bac52ccafdc1bf0a', 'hex')
const shiftJis = Buffer.from('837d834f834a8362837683762c90948ecb0a', 'hex')

describe('in what a text seems to be written', () => {
  it.each([
    ['windows-1252', Buffer.from('Stra\u00dfe;K\u00f6ln;M\u00fcller\n', 'latin1')],
    // One letter, which is half of a sign in two other encodings.
    ['windows-1252', Buffer.from('Beleg|Kunde|W\u00e4hrg|Menge\n', 'latin1')],
    // Signs of money, which stand beside no letter, are more than letters.
    ['windows-1252', Buffer.from('Sch\u00e4den;Beitrag\n1;3,50 \u0080\n0;4,20 \u0080\n2;1,00 \u0080\n', 'latin1')],
    ['gb18030', gbk],
    // Дата;Контрагент in the encoding of Cyrillic Windows.
    ['windows-1251', Buffer.from('c4e0f2e03bcaeeedf2f0e0e3e5edf20a', 'hex')],
    ['shift_jis', shiftJis],
    ['utf-16le', Buffer.from('order_id\tqty\r\n1\t2\r\n', 'utf16le')],
  ])('%s', async (label, bytes) => {
    const found = await likely(bytes)
    expect(found?.label).toBe(label)
    if (found?.why.startsWith('ASKED')) expect(found.why).toContain(`in ${label}`)
  })

  it('nothing is said of UTF-8', async () => {
    expect(await likely(Buffer.from('订单号,Straße\n'))).toBeNull()
  })
})
