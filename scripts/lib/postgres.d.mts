export interface Postgres {
  /** Address of an administrator, who may create databases. */
  adminUrl: string;
  stop: () => Promise<void>;
  /** Kills it with all its processes (Linux). */
  crash: () => Promise<void>;
  /** Starts it again after a crash, at the same address. */
  restart: () => Promise<void>;
}

export function findPostgres(): string | undefined;
export function startPostgres(options?: { durable?: boolean }): Promise<Postgres>;
