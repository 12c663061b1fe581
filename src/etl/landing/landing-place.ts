/** Where a file lands, and what stops it from landing. */
export interface LandingPlace {
  /** `warehouse/landed/<source>` */
  readonly folder: string
  readonly tmp: string
  readonly signal?: AbortSignal
}
