/** Where a cluster is, and as whom we come. */
export interface TrinoAddress {
  /** Of the coordinator, such as `https://trino.example.com:8443`. */
  readonly url: string
  readonly user: string
  /** For basic authentication, over https only. It stands in no message and no log. */
  readonly password?: string
  readonly catalog: string
  /** In which bare names of tables are looked up. */
  readonly schema: string
  /** Session properties, such as `{ retry_policy: 'TASK' }`. */
  readonly session?: Readonly<Record<string, string>>
  readonly tls?: {
    /** Certificates, as PEM text, that sign the server's beside those that Node knows. */
    readonly ca?: string
    /** False takes any certificate: for trials only. */
    readonly verify?: boolean
  }
}
