import "server-only";
import { readScopes } from "../../access/limits/credential-scopes";
import { belongsTo, unexpired } from "../../access/reach";
import { ORGANIZATION_ADMINS } from "../../access/rights/built-in-roles";
import { namesById } from "../../db/hot/people/names";
import type { TransactionDatabase } from "../../db/tenant";
import { isOverPolicy } from "../lifetime";
import { BUILT_IN_ROLES, REVOKED_REASONS, type CredentialView, type ScopesView } from "../schema";

/** Where the credential is looked at from: its organization, or one workspace of it. */
export interface LookedAtFrom {
  organization: { id: string };
  workspace?: { id: string };
}

/** Whether a person is still somebody whose credential works there, read along with them. */
function belonging({ organization, workspace }: LookedAtFrom) {
  const above = { role: { in: [...ORGANIZATION_ADMINS] }, ...unexpired() };
  const where = { organizationId: organization.id, ...(workspace === undefined ? above : belongsTo(workspace.id)) };
  return { where, select: { userId: true } };
}

const COLUMNS = {
  id: true,
  organizationId: true,
  workspaceId: true,
  projectId: true,
  organizationDefault: true,
  label: true,
  accessKey: true,
  createdAt: true,
  createdById: true,
  expiresAt: true,
  revokedAt: true,
  revokedById: true,
  revokedReason: true,
  lastUsedAt: true,
  lastUsedAddress: true,
  lastUsedAgent: true,
  disabledAt: true,
  scopes: true,
  networks: true,
  secretVersion: true,
  rotatedAt: true,
  previousEndsAt: true,
  formerOwner: true,
  serviceAccount: { select: { id: true, name: true, role: true, projectRole: true, allowImpersonation: true } },
  project: { select: { id: true, slug: true, name: true } },
  organization: { select: { maxCredentialDays: true } },
} as const;

/** The columns of a view; the secrets' hashes are not among them. */
export const credentialColumns = (from: LookedAtFrom) => ({
  ...COLUMNS,
  user: { select: { id: true, name: true, email: true, memberships: belonging(from) } } as const,
});

/** A credential as it is read, to be shown or changed. */
export interface FoundCredential {
  id: string;
  organizationId: string;
  workspaceId: string | null;
  projectId: string | null;
  organizationDefault: boolean;
  label: string;
  accessKey: string;
  createdAt: Date;
  createdById: string | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  revokedById: string | null;
  revokedReason: string | null;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
  lastUsedAgent: string | null;
  disabledAt: Date | null;
  scopes: unknown;
  networks: string[];
  secretVersion: number;
  rotatedAt: Date | null;
  previousEndsAt: Date | null;
  formerOwner: string | null;
  user: { id: string; name: string; email: string; memberships: unknown[] } | null;
  serviceAccount: {
    id: string;
    name: string;
    role: string;
    projectRole: string | null;
    allowImpersonation: boolean;
  } | null;
  project: { id: string; slug: string; name: string } | null;
  organization: { maxCredentialDays: number | null };
}

/** Whose it is: a person's, a service account's, or one's that is deleted. */
export function ownerOfCredential({ user, serviceAccount, formerOwner }: FoundCredential): CredentialView["owner"] {
  if (user !== null) {
    const { memberships, ...person } = user;
    return { type: "user", ...person, removed: memberships.length === 0 };
  }
  const { id = null, name = formerOwner ?? "" } = serviceAccount ?? {};
  return { type: "service_account", id, name, email: null, removed: id === null };
}

/** As everybody reads them who sees the credential. */
export function toScopesView(value: unknown): ScopesView {
  const scopes = readScopes(value);
  if (scopes === null) return null;
  const { permissions, readOnly, project } = scopes;
  return { permissions: permissions === null ? null : [...permissions], readOnly, project };
}

export function statusOf(
  row: Pick<FoundCredential, "revokedAt" | "expiresAt" | "disabledAt">,
  now: Date,
): CredentialView["status"] {
  if (row.revokedAt !== null) return "revoked";
  if (row.expiresAt !== null && row.expiresAt <= now) return "expired";
  return row.disabledAt === null ? "active" : "disabled";
}

type Names = ReadonlyMap<string, string>;

function named(names: Names, id: string | null): CredentialView["createdBy"] {
  const name = id === null ? undefined : names.get(id);
  return id === null || name === undefined ? null : { id, name };
}

function secretOf({ secretVersion, rotatedAt, previousEndsAt }: FoundCredential, now: Date) {
  const overlapping = previousEndsAt !== null && previousEndsAt > now;
  return {
    secretVersion,
    rotatedAt: rotatedAt?.toISOString() ?? null,
    previousEndsAt: overlapping ? previousEndsAt.toISOString() : null,
  };
}

function viewOf(row: FoundCredential, names: Names, now: Date): CredentialView {
  const status = statusOf(row, now);
  const live = status === "active" || status === "disabled";
  return {
    id: row.id,
    label: row.label,
    accessKey: row.accessKey,
    owner: ownerOfCredential(row),
    project: row.project,
    projectRole: BUILT_IN_ROLES.find((role) => role === row.serviceAccount?.projectRole) ?? null,
    status,
    scopes: toScopesView(row.scopes),
    networks: row.networks,
    createdAt: row.createdAt.toISOString(),
    createdBy: named(names, row.createdById),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    overPolicy: live && isOverPolicy(row, row.organization.maxCredentialDays),
    ...secretOf(row, now),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    revokedBy: named(names, row.revokedById),
    revokedReason: REVOKED_REASONS.find((reason) => reason === row.revokedReason) ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    lastUsedAddress: row.lastUsedAddress,
    lastUsedAgent: row.lastUsedAgent,
  };
}

/** Rows as lists show them, in their order. `tx`: the transaction that changed them. */
export async function toCredentialViews(
  rows: readonly FoundCredential[],
  tx?: TransactionDatabase,
): Promise<CredentialView[]> {
  const ids = rows.flatMap(({ createdById, revokedById }) => [createdById, revokedById]);
  const names = await namesById(
    ids.filter((id) => id !== null),
    tx,
  );
  const now = new Date();
  return rows.map((row) => viewOf(row, names, now));
}

export async function toCredentialView(row: FoundCredential, tx?: TransactionDatabase): Promise<CredentialView> {
  const [view] = await toCredentialViews([row], tx);
  if (view === undefined) throw new Error("a row without a view");
  return view;
}
