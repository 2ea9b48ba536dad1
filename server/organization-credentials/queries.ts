import "server-only";
import { isWholeWord } from "../access/limits/credential-scopes";
import type { OrganizationScope } from "../access/scope";
import type { HistoryView } from "../audit/schema";
import { listHistory } from "../audit/views/history";
import type { CredentialView, UsesView } from "../credentials/schema";
import { credentialColumns, toCredentialView, type LookedAtFrom } from "../credentials/views/credential";
import { pageOfCredentials } from "../credentials/views/page";
import { readUses } from "../credentials/views/uses";
import { AppError, notFound } from "../errors";
import type { Page } from "../paging";
import type { ListOrganizationCredentialsInput, OrganizationCredentialHistoryInput } from "./schema";

/** Of the organization's columns of a view: its people are asked about there, not in a workspace. */
function from({ organization }: OrganizationScope): LookedAtFrom {
  return { organization };
}

/** Owners see everybody's, as far as their credential goes. */
function seesAll({ roles, actor }: OrganizationScope): boolean {
  return roles.includes("owner") && isWholeWord(actor);
}

/**
 * The credentials that reach the whole organization: the caller's own, or everybody's for an owner. Expired and revoked
 * ones stay.
 * @throws FORBIDDEN permission_missing where everybody's are asked for by somebody else
 */
export async function listOrganizationCredentials(
  scope: OrganizationScope,
  { of, ...input }: ListOrganizationCredentialsInput,
): Promise<Page<CredentialView>> {
  if (of === "everyone" && !seesAll(scope)) throw new AppError("FORBIDDEN", "permission_missing", "of");
  const own = of === "me" ? { userId: scope.actor.id } : {};
  return pageOfCredentials(scope.db, from(scope), input, { workspaceId: null, ...own });
}

/** @throws NOT_FOUND */
async function credentialInSight(scope: OrganizationScope, id: string) {
  const own = seesAll(scope) ? {} : { userId: scope.actor.id };
  const where = { id, workspaceId: null, organizationDefault: false, ...own };
  const row = await scope.db.credential.findFirst({ where, select: credentialColumns(from(scope)) });
  if (row === null) throw notFound();
  return row;
}

/** @throws NOT_FOUND */
export async function getOrganizationCredential(scope: OrganizationScope, id: string): Promise<CredentialView> {
  return toCredentialView(await credentialInSight(scope, id));
}

/** @throws NOT_FOUND */
export async function getOrganizationCredentialUses(scope: OrganizationScope, id: string): Promise<UsesView> {
  return readUses(scope.db, await credentialInSight(scope, id));
}

/** @throws NOT_FOUND */
export async function listOrganizationCredentialHistory(
  scope: OrganizationScope,
  { credential, ...input }: OrganizationCredentialHistoryInput,
): Promise<Page<HistoryView>> {
  const { id } = await credentialInSight(scope, credential);
  return listHistory(scope.db, { type: "credential", id }, input);
}
