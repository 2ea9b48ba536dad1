import "server-only";
import { mayAlso, readScopes } from "../access/credential-scopes";
import type { WorkspaceScope } from "../access/scope";
import { belongsTo } from "../access/reach";
import { AppError, notFound } from "../errors";
import { containing, countLimit, keyset, toPage, type Page, type PageInput } from "../paging";
import type { CredentialView, ListCredentialsInput, ScopesView } from "./schema";

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
  scopes: true,
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
  scopes: unknown;
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

/** As everybody reads them who sees the credential. */
export function toScopesView(value: unknown): ScopesView {
  const scopes = readScopes(value);
  if (scopes === null) return null;
  const { permissions, readOnly, project } = scopes;
  return { permissions: permissions === null ? null : [...permissions], readOnly, project };
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
    scopes: toScopesView(row.scopes),
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
  if (input.of === "everyone" && !mayAlso(scope, "credential.govern")) {
    throw new AppError("FORBIDDEN", "permission_missing", "of", { permission: "credential.govern" });
  }
  return pageOfCredentials(scope, input, input.of === "me" ? ownedBy(scope) : {});
}

/** The credentials of one service account, for whoever sees those. @throws NOT_FOUND */
export async function listMachineCredentials(
  scope: WorkspaceScope,
  { serviceAccount: id, ...input }: PageInput & { serviceAccount: string },
): Promise<Page<CredentialView>> {
  if ((await scope.db.serviceAccount.count({ where: { id } })) === 0) throw notFound();
  return pageOfCredentials(scope, input, { serviceAccountId: id });
}

/** One credential: an own one, or any of the workspace for its admins. @throws NOT_FOUND */
export async function getCredential(scope: WorkspaceScope, id: string): Promise<CredentialView> {
  const own = mayAlso(scope, "credential.govern") ? {} : ownedBy(scope);
  const row = await scope.db.credential.findFirst({ where: { id, ...own }, select: credentialColumns(scope) });
  if (row === null) throw notFound();
  return toCredentialView(row);
}

function ownedBy({ actor }: WorkspaceScope) {
  return actor.type === "user" ? { userId: actor.id } : { serviceAccountId: actor.id };
}

async function pageOfCredentials(
  scope: WorkspaceScope,
  input: PageInput,
  owner: { userId?: string; serviceAccountId?: string },
): Promise<Page<CredentialView>> {
  const { after, orderBy, take } = keyset(input);
  const where = {
    ...owner,
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
