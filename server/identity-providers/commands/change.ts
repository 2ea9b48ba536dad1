import "server-only";
import type { Authority } from "../../access/rights/authority";
import type { OrganizationPermission } from "../../access/permissions";
import type { OrganizationScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import type { Action } from "../../audit/actions";
import { AppError, notFound } from "../../errors";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { nameKey } from "../../text";
import { COLUMNS, toView, type ConnectionRow } from "../queries/rows";
import type { IdentityProviderView } from "../schema/views";
import { auditable, difference } from "./auditable";
import { keepInvariants } from "./invariants";

type ChangePermission = Extract<Action & OrganizationPermission, `identity-provider.${string}`>;

/** @throws NOT_FOUND */
export async function findConnectionRow(tx: TransactionDatabase, id: string): Promise<ConnectionRow> {
  const row = await tx.identityProvider.findFirst({ where: { id }, select: COLUMNS });
  if (row === null) throw notFound();
  return row;
}

/** @throws CONFLICT taken (displayName) */
export async function refuseTaken(tx: TransactionDatabase, displayName: string, id = ""): Promise<void> {
  const same = await tx.identityProvider.count({ where: { nameKey: nameKey(displayName), id: { not: id } } });
  if (same > 0) throw new AppError("CONFLICT", "taken", "displayName");
}

/** The workspaces whose groups are matched, as a whole. @throws INVALID invalid_value (workspaces.N) */
export async function setWorkspaces(
  tx: TransactionDatabase,
  of: { organizationId: string; identityProviderId: string },
  workspaces: readonly string[],
): Promise<void> {
  const wanted = [...new Set(workspaces)];
  const found = await tx.workspace.findMany({ where: { id: { in: wanted }, deletedAt: null }, select: { id: true } });
  const absent = workspaces.findIndex((id) => !found.some((row) => row.id === id));
  if (absent >= 0) throw new AppError("INVALID", "invalid_value", `workspaces.${absent}`);
  await tx.identityProviderWorkspace.deleteMany({ where: { identityProviderId: of.identityProviderId } });
  await tx.identityProviderWorkspace.createMany({ data: wanted.map((workspaceId) => ({ ...of, workspaceId })) });
}

export interface Changing {
  tx: TransactionDatabase;
  acting: Authority;
  row: ConnectionRow;
}

/** What a change did beside the connection itself, for the audit. */
type Noted = Readonly<Record<string, number>>;

/** That a secret is another one is all that the audit says of it. */
function secretsReplaced(before: ConnectionRow, after: ConnectionRow) {
  return {
    ...(after.sealedClientSecret === before.sealedClientSecret ? {} : { clientSecret: "replaced" }),
    ...(after.sealedPrivateKey === before.sealedPrivateKey ? {} : { privateKey: "replaced" }),
  };
}

/**
 * One change of one connection, with everything that holds after any of them.
 * @throws NOT_FOUND, FORBIDDEN permission_missing, rank_too_low,
 *   INVALID sso_secret_again, sso_key_pair, CONFLICT sso_incomplete
 */
export async function changeConnection(
  scope: OrganizationScope,
  action: ChangePermission,
  id: string,
  work: (changing: Changing) => Promise<Noted | null>,
): Promise<IdentityProviderView> {
  return audited(
    scope,
    action,
    async (tx) => {
      const acting = await actingOrganizationAuthority(tx, scope, action);
      const before = await findConnectionRow(tx, id);
      const noted = await work({ tx, acting, row: before });
      const changed = await findConnectionRow(tx, id);
      const identitiesEnded = await keepInvariants(tx, scope, acting, { before, after: changed });
      const said = difference(auditable(before), auditable(changed));
      const replaced = secretsReplaced(before, changed);
      if (said === null && Object.keys(replaced).length === 0) {
        return { value: toView(before), entries: [] };
      }
      const after = await tx.identityProvider.update({
        where: { id },
        data: { updatedAt: new Date() },
        select: COLUMNS,
      });
      const target = { type: "identity_provider", id, name: after.displayName };
      return {
        value: toView(after),
        entries: {
          target,
          before: said?.before ?? {},
          after: { ...replaced, ...said?.after, ...noted, ...(identitiesEnded === 0 ? {} : { identitiesEnded }) },
        },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}
