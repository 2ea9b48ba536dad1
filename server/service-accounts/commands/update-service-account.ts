import "server-only";
import type { Authority } from "../../access/rights/authority";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority, refuseAbove } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { nameKey } from "../../text";
import { getServiceAccount } from "../queries";
import type { ServiceAccountView, UpdateServiceAccountInput } from "../schema";
import { findOwnerGroup, setGroups } from "./change-groups";
import { authorityOfMachine, findServiceAccount } from "./find-service-account";

type Row = Awaited<ReturnType<typeof findServiceAccount>>;

async function refuseTakenName(tx: TransactionDatabase, row: Row, name: string): Promise<void> {
  const same = await tx.serviceAccount.count({ where: { nameKey: nameKey(name), id: { not: row.id } } });
  if (same > 0) throw new AppError("CONFLICT", "taken", "name");
}

type Fields = Record<string, string | boolean | null | readonly string[]>;

/** The fields that differ, so that the audit says what changed and nothing else. */
function changed(before: Fields, after: Fields): { before: Fields; after: Fields } | null {
  const keys = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  if (keys.length === 0) return null;
  const pick = (from: Fields): Fields => Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}

async function ownerOf(tx: TransactionDatabase, row: Row, given: string | null | undefined) {
  if (given === undefined || given === row.ownerGroup?.id) return row.ownerGroup;
  return given === null ? null : findOwnerGroup(tx, given);
}

async function write(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  acting: Authority,
  { row, input }: { row: Row; input: UpdateServiceAccountInput },
) {
  const { name = row.name, role = row.role, allowImpersonation = row.allowImpersonation } = input;
  refuseAbove(acting, authorityOfMachine({ role, allowImpersonation }));
  await refuseTakenName(tx, row, name);
  const owner = await ownerOf(tx, row, input.ownerGroup);
  const data = { name, nameKey: nameKey(name), role, allowImpersonation, ownerGroupId: owner?.id ?? null };
  await tx.serviceAccount.update({ where: { id: row.id }, data });
  const groups =
    input.groups === undefined
      ? { before: [], after: [] }
      : await setGroups(tx, scope, acting, { id: row.id, name }, input.groups);
  return changed(
    {
      name: row.name,
      role: row.role,
      allowImpersonation: row.allowImpersonation,
      ownerGroup: row.ownerGroup?.name ?? null,
      groups: groups.before,
    },
    { name, role, allowImpersonation, ownerGroup: owner?.name ?? null, groups: groups.after },
  );
}

/**
 * Gives a service account another name, role, owner group or other groups,
 * or lets it act as the owners of tasks or no more. Effective with its next request.
 * @throws NOT_FOUND, CONFLICT taken (name), built_in_group,
 *   FORBIDDEN permission_missing, rank_too_low, INVALID (ownerGroup, groups.N)
 */
export async function updateServiceAccount(
  scope: WorkspaceScope,
  input: UpdateServiceAccountInput,
): Promise<ServiceAccountView> {
  return audited(
    scope,
    "service-account.update",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "service-account.update");
      const row = await findServiceAccount(tx, acting, input.serviceAccount);
      const change = await write(tx, scope, acting, { row, input });
      const value = await getServiceAccount(tx, row.id);
      const target = { type: "service_account", id: row.id, name: value.name };
      return { value, entries: change === null ? [] : { target, ...change } };
    },
    { lock: { organization: scope.organization.id } },
  );
}
