import "server-only";
import { refuseLimited, refuseOutliving } from "../../access/credential-scopes";
import type { WorkspaceScope } from "../../access/scope";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import { hashToken, newAccessKey, newSecretKey } from "../../secrets/token";
import { credentialColumns, toCredentialView, toScopesView } from "../queries";
import type { CreatedCredentialView, NewCredentialInput } from "../schema";
import { resolveScopes, scopesColumn } from "./resolve-scopes";

/**
 * What is asked of every new credential, before its transaction.
 * @throws INVALID (expiresAt), FORBIDDEN credential_scope where the credential that makes it may less, or ends earlier
 */
export function endOfCredential({ actor, permission }: WorkspaceScope, given: string | undefined): Date | null {
  refuseLimited(actor, permission ?? "credential.create");
  const expiresAt = given === undefined ? null : new Date(given);
  if (expiresAt !== null && expiresAt <= new Date()) throw new AppError("INVALID", "invalid_value", "expiresAt");
  refuseOutliving(actor, expiresAt);
  return expiresAt;
}

/**
 * Writes a new credential of a person or of a service account of the workspace. The secret key is in the answer and
 * nowhere else.
 * @throws INVALID (scopes.permissions.N, scopes.project)
 */
export async function insertCredential(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  owner: { userId: string } | { serviceAccountId: string },
  { label = "", expiresAt, scopes: given }: Pick<NewCredentialInput, "label" | "scopes"> & { expiresAt: Date | null },
): Promise<{ value: CreatedCredentialView; entries: AuditDraft }> {
  const secretKey = newSecretKey();
  const scopes = await resolveScopes(tx, scope, given);
  const row = await tx.credential.create({
    data: {
      id: newId("crd"),
      organizationId: scope.organization.id,
      workspaceId: scope.workspace.id,
      ...owner,
      label,
      accessKey: newAccessKey(),
      secretHash: hashToken(secretKey),
      expiresAt,
      ...scopesColumn(scopes),
    },
    select: credentialColumns(scope),
  });
  const view = toCredentialView(row);
  const limits = toScopesView(row.scopes);
  const machine = row.serviceAccount === null ? {} : { serviceAccount: row.serviceAccount.name };
  const after = {
    label: row.label,
    expiresAt: view.expiresAt,
    ...machine,
    ...(limits === null ? {} : { scopes: limits }),
  };
  return {
    value: { ...view, secretKey },
    entries: { target: { type: "credential", id: row.id, name: row.accessKey }, after },
  };
}
