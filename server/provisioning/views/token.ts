import "server-only";
import { isOverPolicy } from "../../credentials/lifetime";
import type { TokenView } from "../schema";
import type { Maker } from "./makers";

export const TOKEN_COLUMNS = {
  id: true,
  label: true,
  createdById: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  organization: { select: { maxCredentialDays: true } },
} as const;

interface TokenRow {
  id: string;
  label: string;
  createdById: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  organization: { maxCredentialDays: number | null };
}

function statusOf({ revokedAt, expiresAt }: TokenRow): TokenView["status"] {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && expiresAt <= new Date() ? "expired" : "active";
}

export function toTokenView(row: TokenRow, maker: Maker | undefined): TokenView {
  const { id, label, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  const status = statusOf(row);
  return {
    id,
    label,
    status,
    overPolicy: status === "active" && isOverPolicy(row, row.organization.maxCredentialDays),
    createdBy: maker?.name ?? null,
    makerMay: maker?.may ?? false,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
