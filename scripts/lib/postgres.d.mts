export interface Postgres {
  /** Address of an administrator, who may create databases. */
  adminUrl: string;
  stop: () => Promise<void>;
}

export function findPostgres(): string | undefined;
export function startPostgres(options?: { durable?: boolean }): Promise<Postgres>;
