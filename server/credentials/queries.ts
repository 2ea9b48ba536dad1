import "server-only";
import type { WorkspaceScope } from "../access/scope";
import { belongsTo } from "../access/reach";
import { workspaceAllows } from "../access/rights";
import { AppError } from "../errors";
import { containing, countLimit, keyset, toPage, type Page } from "../paging";
import type { CredentialView, ListCredentialsInput } from "./schema";

/** Whether a person belongs to the workspace now, read along with them. */
function belonging({ organization, workspace }: WorkspaceScope) {
  const where = { organizationId: organization.id, ...belongsTo(workspace.id) };
  return { where, select: { userId: true } };
}

/** The columns of a view; the secret's hash is not among them. */
export const credentialColumns = (scope: WorkspaceScope) => ({ ...COLUMNS, user: { select: userColumns(scope) } });

const userColumns = (scope: WorkspaceScope) =>
  ({ id: true, name: true, email: true, memberships: belonging(scope) }) as const;

const COLUMNS = {
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
  user: { id: string; name: string; email: string; memberships: unknown[] } | null;
  serviceAccount: { id: string; name: string } | null;
}

/** Whose it is: a person's or a service account's. */
export function ownerOfCredential({ user, serviceAccount }: CredentialColumns): CredentialView["owner"] {
  if (user !== null) {
    const { memberships, ...person } = user;
    return { type: "user", ...person, removed: memberships.length === 0 };
  }
  const { id = "", name = "" } = serviceAccount ?? {};
  return { type: "service_account", id, name, email: null, removed: false };
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
    select: credentialColumns(scope),
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
