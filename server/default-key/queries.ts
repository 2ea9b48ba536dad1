import "server-only";
import type { OrganizationScope } from "../access/scope";
import type { HistoryView } from "../audit/schema";
import { listHistory } from "../audit/views/history";
import type { UsesView } from "../credentials/schema";
import { credentialColumns, toCredentialView, type FoundCredential } from "../credentials/views/credential";
import { readUses } from "../credentials/views/uses";
import type { ReadDatabase } from "../db/tenant";
import { notFound } from "../errors";
import type { Page, PageInput } from "../paging";
import type { DefaultKeyView } from "./schema";

const PLACE = { id: true, slug: true, name: true } as const;

/** Together's *Default Project*: the default project of the default workspace. @throws NOT_FOUND */
export async function defaultProject(db: Pick<ReadDatabase, "project">) {
  const row = await db.project.findFirst({
    where: { kind: "default", deletedAt: null, workspace: { isDefault: true, deletedAt: null } },
    select: { ...PLACE, workspace: { select: PLACE } },
  });
  if (row === null) throw notFound();
  const { workspace, ...project } = row;
  return { workspace, project };
}

/** The key of the organization that is not revoked; there is one at most. */
export async function findDefaultKey(
  db: Pick<ReadDatabase, "credential">,
  scope: OrganizationScope,
): Promise<FoundCredential | null> {
  const where = { organizationDefault: true, revokedAt: null };
  return db.credential.findFirst({ where, select: credentialColumns(scope) });
}

/** The key with the place that it belongs to. @throws NOT_FOUND in a personal organization */
export async function getDefaultKey(scope: OrganizationScope): Promise<DefaultKeyView> {
  if (scope.organization.personal) throw notFound();
  const places = await defaultProject(scope.db);
  const found = await findDefaultKey(scope.db, scope);
  return { ...places, key: found === null ? null : await toCredentialView(found) };
}

/** Who uses it, and which of its secrets; null where there is none. */
export async function findDefaultKeyUses(scope: OrganizationScope): Promise<UsesView | null> {
  const found = await findDefaultKey(scope.db, scope);
  return found === null ? null : readUses(scope.db, found);
}

const NO_KEY = "none";

/** What was done with it; nothing where there is none. */
export async function listDefaultKeyHistory(scope: OrganizationScope, input: PageInput): Promise<Page<HistoryView>> {
  const found = await findDefaultKey(scope.db, scope);
  return listHistory(scope.db, { type: "credential", id: found?.id ?? NO_KEY }, input);
}
