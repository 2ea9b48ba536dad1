import "server-only";
import type { Actor, Scope } from "../../access/scope";
import type { AuditDraft, Change, TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import type { CredentialView } from "../schema";
import { toCredentialView, type FoundCredential } from "../views/credential";
import { refuseWiderNetworks } from "./limits";

/**
 * The changes of a credential that was found in its place, whatever kind it is. Who may do them is asked before, in the
 * same transaction and under the organization's lock, so each starts from what the former left.
 */

type Doing = Scope & { actor: Actor };

/** A row about the credential, in the place that it belongs to. The organization's default key is nobody's below it. */
export function entryOf(found: FoundCredential, fields: Pick<AuditDraft, "before" | "after">): AuditDraft {
  const { id, accessKey, organizationId, workspaceId, projectId, organizationDefault } = found;
  const below = organizationDefault ? {} : { ...(workspaceId && { workspaceId }), ...(projectId && { projectId }) };
  return { target: { type: "credential", id, name: accessKey }, ...fields, place: { organizationId, ...below } };
}

export async function relabelFound(
  tx: TransactionDatabase,
  found: FoundCredential,
  label: string,
): Promise<Change<CredentialView>> {
  const { count } = await tx.credential.updateMany({ where: { id: found.id, label: found.label }, data: { label } });
  if (count !== 1) throw notFound();
  const entries = entryOf(found, { before: { label: found.label }, after: { label } });
  return { value: await toCredentialView({ ...found, label }, tx), entries };
}

/**
 * Final: a revoked credential never works again, on any path, from the next request on.
 * @throws CONFLICT credential_revoked
 */
export async function revokeFound(
  tx: TransactionDatabase,
  { actor }: Doing,
  found: FoundCredential,
): Promise<Change<CredentialView>> {
  const data = { revokedAt: new Date(), revokedById: actor.id, revokedReason: "revoked" as const };
  const { count } = await tx.credential.updateMany({ where: { id: found.id, revokedAt: null }, data });
  if (count !== 1) throw new AppError("CONFLICT", "credential_revoked");
  const entries = entryOf(found, { after: { revokedAt: data.revokedAt.toISOString() } });
  return { value: await toCredentialView({ ...found, ...data }, tx), entries };
}

/**
 * Lets a credential work again whose place was deleted and restored.
 * @throws CONFLICT credential_revoked, not_disabled
 */
export async function enableFound(tx: TransactionDatabase, found: FoundCredential): Promise<Change<CredentialView>> {
  if (found.revokedAt !== null) throw new AppError("CONFLICT", "credential_revoked");
  const where = { id: found.id, revokedAt: null, disabledAt: { not: null } };
  const { count } = await tx.credential.updateMany({ where, data: { disabledAt: null } });
  if (count !== 1) throw new AppError("CONFLICT", "not_disabled");
  const entries = entryOf(found, { before: { disabled: true }, after: { disabled: false } });
  return { value: await toCredentialView({ ...found, disabledAt: null }, tx), entries };
}

/**
 * Says from where alone the credential is good, from the next request on.
 * @throws CONFLICT credential_revoked, FORBIDDEN credential_scope
 *   (networks) where the caller's own credential is good in fewer places
 */
export async function setNetworksFound(
  tx: TransactionDatabase,
  { actor }: Doing,
  found: FoundCredential,
  given: readonly string[],
): Promise<Change<CredentialView>> {
  const networks = [...new Set(given)];
  refuseWiderNetworks(actor, networks);
  const { count } = await tx.credential.updateMany({ where: { id: found.id, revokedAt: null }, data: { networks } });
  if (count !== 1) throw new AppError("CONFLICT", "credential_revoked");
  const entries = entryOf(found, { before: { networks: found.networks }, after: { networks } });
  return { value: await toCredentialView({ ...found, networks }, tx), entries };
}
