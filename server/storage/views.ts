import "server-only";
import { STORAGE_FAILURES, STORAGE_KINDS, type StorageAccessView, type StorageKind } from "./schema";

/** Never the secret. */
export const STORAGE_COLUMNS = {
  id: true,
  kind: true,
  bucket: true,
  key: true,
  region: true,
  host: true,
  createdAt: true,
  updatedAt: true,
  testedAt: true,
  testFailure: true,
} as const;

interface StorageRow {
  id: string;
  kind: string;
  bucket: string;
  key: string;
  region: string;
  host: string;
  createdAt: Date;
  updatedAt: Date;
  testedAt: Date | null;
  testFailure: string | null;
}

/** The column holds what the schema let in. */
export function kindOf(text: string): StorageKind {
  return STORAGE_KINDS.find((kind) => kind === text) ?? "s3";
}

export function toStorageView({ createdAt, updatedAt, testedAt, testFailure, ...row }: StorageRow): StorageAccessView {
  return {
    ...row,
    kind: kindOf(row.kind),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    testedAt: testedAt?.toISOString() ?? null,
    testFailure: STORAGE_FAILURES.find((failure) => failure === testFailure) ?? null,
  };
}
