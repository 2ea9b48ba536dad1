import "server-only";
import { mayAlso } from "../access/limits/credential-scopes";
import type { WorkspaceScope } from "../access/scope";
import type { HistoryView } from "../audit/schema";
import { listHistory } from "../audit/views/history";
import { AppError, notFound } from "../errors";
import type { Page, PageInput } from "../paging";
import type { CredentialView, HistoryInput, ListCredentialsInput, UsesView } from "./schema";
import { credentialColumns, toCredentialView } from "./views/credential";
import { pageOfCredentials } from "./views/page";
import { readUses } from "./views/uses";

function ownedBy({ actor }: WorkspaceScope) {
  return actor.type === "user" ? { userId: actor.id } : { serviceAccountId: actor.id };
}

/** Those of projects show to admins, who see every project. */
function beside(scope: WorkspaceScope) {
  return scope.roles.includes("admin") ? {} : { projectId: null };
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
  return pageOfCredentials(scope.db, scope, input, input.of === "me" ? ownedBy(scope) : beside(scope));
}

/** The credentials of one service account, for whoever sees those. @throws NOT_FOUND */
export async function listMachineCredentials(
  scope: WorkspaceScope,
  { serviceAccount: id, ...input }: PageInput & { serviceAccount: string },
): Promise<Page<CredentialView>> {
  if ((await scope.db.serviceAccount.count({ where: { id, projectId: null } })) === 0) throw notFound();
  return pageOfCredentials(scope.db, scope, input, { serviceAccountId: id });
}

/** One credential: an own one, or any of the workspace for its admins. @throws NOT_FOUND */
async function credentialInSight(scope: WorkspaceScope, id: string) {
  const sight = mayAlso(scope, "credential.govern") ? beside(scope) : ownedBy(scope);
  const where = { id, organizationDefault: false, ...sight };
  const row = await scope.db.credential.findFirst({ where, select: credentialColumns(scope) });
  if (row === null) throw notFound();
  return row;
}

/** How often each secret of the credential was used, and from where. @throws NOT_FOUND */
export async function getCredentialUses(scope: WorkspaceScope, id: string): Promise<UsesView> {
  return readUses(scope.db, await credentialInSight(scope, id));
}

/** What was done to the credential. @throws NOT_FOUND */
export async function listCredentialHistory(
  scope: WorkspaceScope,
  { credential, ...input }: HistoryInput,
): Promise<Page<HistoryView>> {
  const { id } = await credentialInSight(scope, credential);
  return listHistory(scope.db, { type: "credential", id }, input);
}

/** @throws NOT_FOUND */
export async function getCredential(scope: WorkspaceScope, id: string): Promise<CredentialView> {
  return toCredentialView(await credentialInSight(scope, id));
}
