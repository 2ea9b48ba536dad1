import "server-only";
import type { OrganizationPermission } from "../access/permissions";
import type { OrganizationScope } from "../access/scope";
import { actingOrganizationAuthority } from "../access/standing/acting-authority";
import { audited, type Change, type TransactionDatabase } from "../audit/audited";
import { revokeFound } from "../credentials/commands/change-credential";
import { insertCredential } from "../credentials/commands/insert-credential";
import { rotateFound } from "../credentials/commands/rotate-found";
import type { CreatedCredentialView, CredentialView } from "../credentials/schema";
import type { FoundCredential } from "../credentials/views/credential";
import { AppError, notFound } from "../errors";
import { refusePersonal } from "../organizations/commands/refusals";
import { builtInAccount } from "../project-credentials/commands/built-in-account";
import { defaultProject, findDefaultKey } from "./queries";
import type { CreateDefaultKeyInput } from "./schema";

/**
 * Makes the organization's default key: a member's credential of the default workspace's default project, of which
 * nobody but the owners of the organization learns. The secret key is in the answer and nowhere else.
 * @throws CONFLICT default_key_exists, personal_organization,
 *   FORBIDDEN permission_missing, credential_scope, INVALID (expiresAt)
 */
export async function createDefaultKey(
  scope: OrganizationScope,
  given: CreateDefaultKeyInput,
): Promise<CreatedCredentialView> {
  const { organization, actor } = scope;
  refusePersonal(organization);
  return audited(
    scope,
    "default-key.create",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "default-key.create");
      if ((await findDefaultKey(tx, scope)) !== null) throw new AppError("CONFLICT", "default_key_exists");
      const { workspace, project } = await defaultProject(tx);
      const below = { workspaceId: workspace.id, projectId: project.id };
      const place = { organizationId: organization.id, ...below };
      const serviceAccountId = await builtInAccount(tx, actor, place, "member");
      return insertCredential(tx, scope, { owner: { serviceAccountId }, given, below, organizationDefault: true });
    },
    { lock: { organization: organization.id } },
  );
}

async function changed<View extends CredentialView>(
  scope: OrganizationScope,
  change: Extract<OrganizationPermission, "default-key.rotate" | "default-key.revoke">,
  work: (tx: TransactionDatabase, found: FoundCredential) => Promise<Change<View>>,
): Promise<View> {
  return audited(
    scope,
    change,
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, change);
      const found = await findDefaultKey(tx, scope);
      if (found === null) throw notFound();
      return work(tx, found);
    },
    { lock: { organization: scope.organization.id } },
  );
}

/** @throws NOT_FOUND where there is none, CONFLICT expired, credential_disabled, FORBIDDEN credential_scope */
export async function rotateDefaultKey(
  scope: OrganizationScope,
  { overlapSeconds }: { overlapSeconds: number },
): Promise<CreatedCredentialView> {
  return changed(scope, "default-key.rotate", (tx, found) => rotateFound(tx, scope, found, overlapSeconds));
}

/** Final; another one can be made. @throws NOT_FOUND where there is none */
export async function revokeDefaultKey(scope: OrganizationScope): Promise<CredentialView> {
  return changed(scope, "default-key.revoke", (tx, found) => revokeFound(tx, scope, found));
}
