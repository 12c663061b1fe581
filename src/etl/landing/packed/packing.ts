import type { ZipEntry } from './zip-entries.js'

/** One wrapping around the bytes of a file. */
export type Packing = { readonly kind: 'gzip' } | { readonly kind: 'zip'; readonly entry: ZipEntry }
