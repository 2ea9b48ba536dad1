import "server-only";
import type { LinkStatus } from "../schema";

/** The columns of a view; the token's hash is not among them. */
export const LINK_COLUMNS = {
  id: true,
  organizationId: true,
  workspaceId: true,
  role: true,
  roleId: true,
  groupIds: true,
  allowedDomains: true,
  useMaximum: true,
  uses: true,
  usedUpAt: true,
  memberUntil: true,
  createdById: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
} as const;

export interface LinkColumns {
  id: string;
  organizationId: string;
  workspaceId: string;
  role: string;
  roleId: string | null;
  groupIds: string[];
  allowedDomains: string[];
  useMaximum: number | null;
  uses: number;
  usedUpAt: Date | null;
  memberUntil: Date | null;
  createdById: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

type Ends = Pick<LinkColumns, "revokedAt" | "usedUpAt" | "expiresAt">;

export function linkStatusOf({ revokedAt, usedUpAt, expiresAt }: Ends, now = new Date()): LinkStatus {
  if (revokedAt !== null) return "revoked";
  if (usedUpAt !== null) return "used";
  return expiresAt <= now ? "expired" : "open";
}

/** The rows in a state. */
export function linksIn(status: LinkStatus | undefined, now = new Date()) {
  switch (status) {
    case undefined:
      return {};
    case "revoked":
      return { revokedAt: { not: null } };
    case "used":
      return { revokedAt: null, usedUpAt: { not: null } };
    case "expired":
      return { revokedAt: null, usedUpAt: null, expiresAt: { lte: now } };
    case "open":
      return { revokedAt: null, usedUpAt: null, expiresAt: { gt: now } };
  }
}
