import "server-only";
import type { ProjectScope } from "../access/scope";
import type { CredentialView } from "../credentials/schema";
import { credentialColumns, toCredentialView } from "../credentials/views/credential";
import { pageOfCredentials } from "../credentials/views/page";
import { notFound } from "../errors";
import type { Page, PageInput } from "../paging";

/** The project's credentials; expired and revoked ones stay. The scope's handle reaches those of no other. */
export async function listProjectCredentials(scope: ProjectScope, input: PageInput): Promise<Page<CredentialView>> {
  return pageOfCredentials(scope.db, scope, input, { projectId: scope.project.id });
}

/** @throws NOT_FOUND, for the organization's default key too, which its owner alone knows of */
export async function getProjectCredential(scope: ProjectScope, id: string): Promise<CredentialView> {
  const where = { id, projectId: scope.project.id, organizationDefault: false };
  const row = await scope.db.credential.findFirst({ where, select: credentialColumns(scope) });
  if (row === null) throw notFound();
  return toCredentialView(row);
}
