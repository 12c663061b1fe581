import { closeSync, openSync, writeSync } from 'node:fs'
import { Random } from '../fixtures/random.js'

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const given = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂'
const goods = '茶杯陶瓷碗筷竹篮丝巾棉袜皮鞋雨伞台灯书包铅笔毛巾肥皂牙刷水壶花瓶木梳'
const cities = ['上海', '北京', '广州', '深圳', '杭州', '成都', '武汉', '西安', '重庆', '南京']

/** The same lines of orders in Chinese, in UTF-8 and in GBK. @returns bytes of each */
export function writeChineseLines(
  lines: number,
  seed: number,
  paths: { readonly utf8: string; readonly gbk: string },
): { readonly utf8: number; readonly gbk: number } {
  const random = new Random(seed)
  const gbk = gbkOf(['订单编号客户商品城市下单时间数量单价', surnames, given, goods, ...cities].join(''))
  const files = { utf8: openSync(paths.utf8, 'w'), gbk: openSync(paths.gbk, 'w') }
  const bytes = { utf8: 0, gbk: 0 }
  const some = (letters: string, n: number) =>
    Array.from({ length: n }, () => letters[Math.floor(random.uniform() * letters.length)]).join('')
  const shelf = Array.from({ length: 4000 }, (_, i) => `${some(goods, 4)}${i}`)
  const people = Array.from({ length: 50_000 }, (_, i) => `${some(surnames, 1)}${some(given, 2)}${i}`)
  let text = '订单编号,客户,商品,城市,下单时间,数量,单价\n'
  for (let line = 0; line < lines; line++) {
    const day = String(1 + (line % 28)).padStart(2, '0')
    const city = cities[Math.floor(random.uniform() * cities.length)]
    const [item, person] = [shelf, people].map(all => all[Math.floor(random.uniform() * all.length)])
    text += `${1_000_000 + (line >> 2)},${person},${item},${city},2024-01-${day} 10:00:00,${1 + (line % 9)},${(1 + (line % 400)) / 4}\n`
    if (text.length > 1 << 16) flush()
  }
  flush()
  for (const file of Object.values(files)) closeSync(file)
  return bytes

  function flush(): void {
    bytes.utf8 += writeSync(files.utf8, Buffer.from(text))
    bytes.gbk += writeSync(
      files.gbk,
      Buffer.from(
        text.replaceAll(/\P{ASCII}/gu, letter => gbk.get(letter) ?? '?'),
        'latin1',
      ),
    )
    text = ''
  }
}

/** Letters by the two bytes that GBK writes for them, each as a character: the platform only decodes it. */
function gbkOf(letters: string): ReadonlyMap<string, string> {
  const wanted = new Set(letters)
  const decoder = new TextDecoder('gbk')
  const found = new Map<string, string>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail))
      if (wanted.has(letter)) found.set(letter, String.fromCharCode(lead, trail))
    }
  }
  return found
}
