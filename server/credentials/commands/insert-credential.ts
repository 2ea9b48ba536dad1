import "server-only";
import { refuseLimited, refuseOutliving } from "../../access/limits/credential-scopes";
import type { TenantScope } from "../../access/scope";
import type { Change, TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import { hashToken, newAccessKey, newSecretKey } from "../../secrets/token";
import { CREDENTIALS_AT_MOST, type CreatedCredentialView, type NewCredentialInput } from "../schema";
import { credentialColumns, toCredentialView, toScopesView, type FoundCredential } from "../views/credential";
import { entryOf } from "./change-credential";
import { endWithinPolicy } from "./end-within-policy";
import { networksOfNew } from "./limits";
import { resolveScopes, scopesColumn } from "./resolve-scopes";

interface NewCredential {
  owner: { userId: string } | { serviceAccountId: string };
  given: NewCredentialInput;
  /** Where it belongs below the scope's own place. */
  below?: { workspaceId: string; projectId: string };
  organizationDefault?: boolean;
}

function placeOf(scope: TenantScope) {
  return {
    organizationId: scope.organization.id,
    workspaceId: scope.level === "organization" ? null : scope.workspace.id,
    projectId: scope.level === "project" ? scope.project.id : null,
  };
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
  scope: TenantScope,
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
