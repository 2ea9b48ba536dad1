import "server-only";
import { refuseLimited, refuseOutliving } from "../../access/credential-scopes";
import type { OrganizationScope, ProjectScope, WorkspaceScope } from "../../access/scope";
import type { Change, TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import { hashToken, newAccessKey, newSecretKey } from "../../secrets/token";
import { isOverPolicy, latestEnd } from "../lifetime";
import { CREDENTIALS_AT_MOST, type CreatedCredentialView, type NewCredentialInput } from "../schema";
import { credentialColumns, toCredentialView, toScopesView, type FoundCredential } from "../views/credential";
import { entryOf } from "./change-credential";
import { networksOfNew } from "./limits";
import { resolveScopes, scopesColumn } from "./resolve-scopes";

type MakingScope = OrganizationScope | WorkspaceScope | ProjectScope;

interface NewCredential {
  owner: { userId: string } | { serviceAccountId: string };
  given: NewCredentialInput;
  /** Where it belongs below the scope's own place. */
  below?: { workspaceId: string; projectId: string };
  organizationDefault?: boolean;
}

function placeOf(scope: MakingScope) {
  return {
    organizationId: scope.organization.id,
    workspaceId: scope.level === "organization" ? null : scope.workspace.id,
    projectId: scope.level === "project" ? scope.project.id : null,
  };
}

/**
 * When what is made now ends, by what the organization allows to new ones: where nothing was said, as late as that.
 * @throws INVALID invalid_value, lifetime_too_long (expiresAt), NOT_FOUND where the organization was deleted meanwhile
 */
async function endWithinPolicy(
  tx: TransactionDatabase,
  given: string | undefined,
  createdAt: Date,
): Promise<Date | null> {
  // What is deleted disables its credentials: one that was made after that would work once it came back.
  const row = await tx.organization.findFirst({ where: { deletedAt: null }, select: { maxCredentialDays: true } });
  if (row === null) throw notFound();
  const days = row.maxCredentialDays;
  const latest = latestEnd(days, createdAt);
  if (given === undefined) return latest;
  const expiresAt = new Date(given);
  if (expiresAt <= createdAt) throw new AppError("INVALID", "invalid_value", "expiresAt");
  if (latest === null || !isOverPolicy({ createdAt, expiresAt }, days)) return expiresAt;
  const detail = `The organization allows credentials of at most ${days} days: until ${latest.toISOString()}.`;
  throw new AppError("INVALID", "lifetime_too_long", "expiresAt", { detail });
}

function fieldsOf(row: FoundCredential) {
  const scopes = toScopesView(row.scopes);
  return {
    label: row.label,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    ...(row.serviceAccount === null ? {} : { serviceAccount: row.serviceAccount.name }),
    ...(scopes === null ? {} : { scopes }),
    ...(row.networks.length === 0 ? {} : { networks: row.networks }),
  };
}

/**
 * Counted under the organization's lock, which whoever makes one holds. What has ended does not count.
 * @throws LIMIT too_many_credentials
 */
async function refuseTooMany(tx: TransactionDatabase, owner: NewCredential["owner"], now: Date): Promise<void> {
  const works = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  const count = await tx.credential.count({ where: { ...owner, ...works } });
  if (count >= CREDENTIALS_AT_MOST) throw new AppError("LIMIT", "too_many_credentials");
}

/**
 * Writes a new credential in the scope's place. The secret key is in the answer and nowhere else.
 * @throws INVALID (expiresAt, scopes.permissions.N, scopes.project), FORBIDDEN credential_scope where the credential that
 *   makes it may less, ends earlier or is good in fewer places; LIMIT too_many_credentials
 */
export async function insertCredential(
  tx: TransactionDatabase,
  scope: MakingScope,
  { owner, given, below, organizationDefault = false }: NewCredential,
): Promise<Change<CreatedCredentialView>> {
  const { actor, permission } = scope;
  refuseLimited(actor, permission ?? "credential.create");
  const createdAt = new Date();
  const expiresAt = await endWithinPolicy(tx, given.expiresAt, createdAt);
  refuseOutliving(actor, expiresAt);
  const networks = networksOfNew(actor, given.networks);
  const scopes = await resolveScopes(tx, scope, given.scopes);
  await refuseTooMany(tx, owner, createdAt);
  const secretKey = newSecretKey();
  const row = await tx.credential.create({
    data: {
      id: newId("crd"),
      ...placeOf(scope),
      ...below,
      ...owner,
      organizationDefault,
      label: given.label ?? "",
      accessKey: newAccessKey(),
      secretHash: hashToken(secretKey),
      createdAt,
      createdById: actor.id,
      expiresAt,
      networks,
      ...scopesColumn(scopes),
    },
    select: credentialColumns(scope),
  });
  return {
    value: { ...(await toCredentialView(row, tx)), secretKey },
    entries: entryOf(row, { after: fieldsOf(row) }),
  };
}
