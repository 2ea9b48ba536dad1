import "server-only";
import type { WorkspaceScope } from "../access/scope";
import { workspaceAllows } from "../access/rights";
import { AppError } from "../errors";
import { containing, countLimit, keyset, toPage, type Page } from "../paging";
import type { CredentialView, ListCredentialsInput } from "./schema";

/** The columns of a view; the secret's hash is not among them. */
export const CREDENTIAL_COLUMNS = {
  id: true,
  label: true,
  accessKey: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
  lastUsedAddress: true,
  lastUsedAgent: true,
  disabledAt: true,
  user: { select: { id: true, name: true, email: true } },
  serviceAccount: { select: { id: true, name: true } },
} as const;

interface CredentialColumns {
  id: string;
  label: string;
  accessKey: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
  lastUsedAgent: string | null;
  disabledAt: Date | null;
  user: { id: string; name: string; email: string } | null;
  serviceAccount: { id: string; name: string } | null;
}

/** Whose it is: a person's or a service account's. */
export function ownerOfCredential({ user, serviceAccount }: CredentialColumns): CredentialView["owner"] {
  if (user !== null) return { type: "user", ...user };
  return { type: "service_account", id: serviceAccount?.id ?? "", name: serviceAccount?.name ?? "", email: null };
}

function statusOf(row: CredentialColumns, now: Date): CredentialView["status"] {
  if (row.revokedAt !== null) return "revoked";
  if (row.expiresAt !== null && row.expiresAt <= now) return "expired";
  return row.disabledAt === null ? "active" : "disabled";
}

export function toCredentialView(row: CredentialColumns, now = new Date()): CredentialView {
  return {
    id: row.id,
    label: row.label,
    accessKey: row.accessKey,
    owner: ownerOfCredential(row),
    status: statusOf(row, now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    lastUsedAddress: row.lastUsedAddress,
    lastUsedAgent: row.lastUsedAgent,
  };
}

/**
 * The workspace's credentials: the caller's own, or everybody's for a workspace admin. Expired and revoked ones stay.
 * @throws FORBIDDEN permission_missing where everybody's are asked for by somebody else
 */
export async function listCredentials(
  scope: WorkspaceScope,
  input: ListCredentialsInput,
): Promise<Page<CredentialView>> {
  if (input.of === "everyone" && !workspaceAllows(scope, "credential.govern")) {
    throw new AppError("FORBIDDEN", "permission_missing", "of", { permission: "credential.govern" });
  }
  const { after, orderBy, take } = keyset(input);
  const where = {
    ...(input.of === "me" ? { userId: scope.actor.id } : {}),
    ...(input.search === undefined ? {} : { label: containing(input.search) }),
  };
  const rows = await scope.db.credential.findMany({
    where: { ...where, ...after },
    orderBy,
    take,
    select: CREDENTIAL_COLUMNS,
  });
  const count = await scope.db.credential.count({ where, ...countLimit(input) });
  return toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => toCredentialView(row),
  );
}
