import type { ClientBase } from "pg";

export class MigrationError extends Error {}

export interface MigrationState {
  pending: string[];
  unknown: string[];
  interrupted: string[];
}

export function migrationState(client: ClientBase, directory?: string): Promise<MigrationState>;

export function migrate(options: { url: string; log?: (line: string) => void }): Promise<{ applied: string[] }>;
