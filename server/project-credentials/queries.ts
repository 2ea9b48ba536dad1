import "server-only";
import type { ProjectScope } from "../access/scope";
import type { HistoryView } from "../audit/schema";
import { listHistory } from "../audit/views/history";
import type { CredentialView, UsesView } from "../credentials/schema";
import { credentialColumns, toCredentialView, type FoundCredential } from "../credentials/views/credential";
import { pageOfCredentials } from "../credentials/views/page";
import { readUses } from "../credentials/views/uses";
import { notFound } from "../errors";
import type { Page, PageInput } from "../paging";

/** The project's credentials; expired and revoked ones stay. The scope's handle reaches those of no other. */
export async function listProjectCredentials(scope: ProjectScope, input: PageInput): Promise<Page<CredentialView>> {
  return pageOfCredentials(scope.db, scope, input, { projectId: scope.project.id });
}

/** @throws NOT_FOUND, for the organization's default key too, which its owners alone know of */
async function credentialInSight(scope: ProjectScope, id: string): Promise<FoundCredential> {
  const where = { id, projectId: scope.project.id, organizationDefault: false };
  const row = await scope.db.credential.findFirst({ where, select: credentialColumns(scope) });
  if (row === null) throw notFound();
  return row;
}

/** @throws NOT_FOUND */
export async function getProjectCredential(scope: ProjectScope, id: string): Promise<CredentialView> {
  return toCredentialView(await credentialInSight(scope, id));
}

/** Who uses it, and which of its secrets. @throws NOT_FOUND */
export async function getProjectCredentialUses(scope: ProjectScope, id: string): Promise<UsesView> {
  return readUses(scope.db, await credentialInSight(scope, id));
}

/** What was done with it. @throws NOT_FOUND */
export async function listProjectCredentialHistory(
  scope: ProjectScope,
  { credential, ...input }: PageInput & { credential: string },
): Promise<Page<HistoryView>> {
  const { id } = await credentialInSight(scope, credential);
  return listHistory(scope.db, { type: "credential", id }, input);
}
