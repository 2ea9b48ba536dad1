import "server-only";
import { runStatement } from "../statement";
import { actorRow, type AskedAs } from "./access/paths";
import type { DecisionPlace } from "./access/decisions";

/** A vault that counts for an actor, or would if it were active. */
export interface StackedVault {
  id: string;
  kind: string;
  /** Of an administrator vault its name, else of whom it is. */
  name: string;
  format: string;
  version: number;
  active: boolean;
  locked: boolean;
  position: number | null;
}

/**
 * The vaults of an actor, the lowest first: those of administrators for their groups, the one of a service account, their
 * own, and above them those of administrators that are locked; of two rows the upper stands higher. $4 is the service
 * account that acts as the actor, if one does.
 */
const stack = (as: AskedAs): string => `
  select v."id", v."kind", coalesce(u."name", sa."name", v."name") as "name", v."format", v."version", v."active", v."locked",
    v."position"
  from (${actorRow("$3::text", as)}) a
  left join lateral (
    select v.* from "vaults" v where v."workspaceId" = $1 and v."kind" = 'administrator' and exists (
      select 1 from "vault_groups" g where g."vaultId" = v."id" and g."groupId" = any(a."subjects"))
    union all
    select v.* from "vaults" v where v."workspaceId" = $1 and v."userId" = a."actor"
    union all
    select v.* from "vaults" v where v."workspaceId" = $1 and v."serviceAccountId" in (a."actor", $4::text)
  ) v on true
  left join "users" u on u."id" = v."userId"
  left join "service_accounts" sa on sa."id" = v."serviceAccountId"
  where a."belongs"
  order by v."locked", v."kind", v."position" desc`;

/**
 * The vaults of who acts, or of whom is asked about: by one statement, without a content. Undefined where the actor does
 * not belong to the workspace. The kinds sort by their names: administrator, service_account, user.
 */
export async function vaultStack(
  { workspaceId, organizationId }: DecisionPlace,
  actor: string,
  { as, impersonator }: { as: AskedAs; impersonator: string | null },
): Promise<StackedVault[] | undefined> {
  const values = [workspaceId, organizationId, actor, impersonator];
  const rows = await runStatement<Omit<StackedVault, "id"> & { id: string | null }>(
    `vault-stack-${as}`,
    stack(as),
    values,
  );
  if (rows.length === 0) return undefined;
  return rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ id, ...row }]));
}
