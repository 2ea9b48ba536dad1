/** Whose vault it is: an administrator's for groups, the visitor's own, or a service account's. */
export type VaultPlace =
  | { kind: "administrator"; workspace: string; vault: string }
  | { kind: "own"; workspace: string }
  | { kind: "machine"; workspace: string; serviceAccount: string };

/** What a page knows of a vault without a value of it. */
export interface VaultState {
  name: string;
  version: number;
  /** The version that counts, or counted last. */
  appliedVersion: number | null;
  active: boolean;
}
