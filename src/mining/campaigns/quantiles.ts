/** Standard normal: share below x. By the complementary error function of Numerical Recipes' Chebyshev fit, to 1.2e-7. */
export function normalShare(x: number): number {
  const z = Math.abs(x) / Math.SQRT2
  const t = 1 / (1 + z / 2)
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ]
  const power = coefficients.reduceRight((sum, coefficient) => coefficient + t * sum, 0)
  const tail = (t * Math.exp(-z * z + power)) / 2
  return x > 0 ? 1 - tail : tail
}

/** The value below which a share of the standard normal lies: Wichura's AS 241 (1988), to 16 digits. */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`${share} is no share between 0 and 1`)
  const q = share - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(r, central[0])) / polynomial(r, central[1])
  }
  const r = Math.sqrt(-Math.log(q < 0 ? share : 1 - share))
  const [above, below] = r <= 5 ? near : far
  const shifted = r <= 5 ? r - 1.6 : r - 5
  const size = polynomial(shifted, above) / polynomial(shifted, below)
  return q < 0 ? -size : size
}

/**
 * The value below which a share of Student's t lies, by Hill's algorithm 396 (1970): to 6 digits from 5 degrees of
 * freedom on; 1 and 2 have closed forms.
 */
export function tQuantile(share: number, freedom: number): number {
  if (!(freedom > 0)) throw new RangeError(`${freedom} degrees of freedom: expected more than 0`)
  const p = 2 * Math.min(share, 1 - share)
  const size = p === 1 ? 0 : twoTailed(p, freedom)
  return share < 0.5 ? -size : size
}

function twoTailed(p: number, n: number): number {
  if (n === 2) return Math.sqrt(2 / (p * (2 - p)) - 2)
  if (n === 1) return Math.cos((p * Math.PI) / 2) / Math.sin((p * Math.PI) / 2)
  const a = 1 / (n - 0.5)
  const b = (48 / a) * (1 / a)
  let c = ((20700 * (a / b) - 98) * a - 16) * a + 96.36
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * n
  const x = d * p
  let y = x ** (2 / n)
  if (y > 0.05 + a) {
    const z = normalQuantile(p / 2)
    y = z * z
    if (n < 5) c += 0.3 * (n - 4.5) * (z + 0.6)
    c = (((0.05 * d * z - 5) * z - 7) * z - 2) * z + b + c
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * z
    y = a * y * y
    y = y > 0.002 ? Math.expm1(y) : 0.5 * y * y + y
  } else {
    y =
      ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1) * ((n + 1) / (n + 2)) +
      1 / y
  }
  return Math.sqrt(n * y)
}

function polynomial(x: number, coefficients: readonly number[]): number {
  return coefficients.reduceRight((sum, coefficient) => coefficient + x * sum, 0)
}

type Ratio = readonly [readonly number[], readonly number[]]

const central: Ratio = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852546,
  ],
]
const near: Ratio = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
]
const far: Ratio = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
]
