import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type AuditDraft } from "../../audit/audited";
import { refuseBeyondGroups } from "../../access-rules/commands/check-groups";
import { actingAuthority } from "../../access/standing/acting-authority";
import { nameKey } from "../../text";
import { getGroup } from "../queries/groups";
import type { ChangedGroupView, UpdateGroupInput } from "../schema";
import {
  findGroup,
  refuseBuiltIn,
  refuseFollowing,
  refuseQueueAdmins,
  refuseTakenName,
  type GroupRow,
} from "./find-group";
import { findMembers, setMemberships } from "./memberships";

interface Named {
  name: string;
  description: string;
}

function entriesOf(group: GroupRow, after: Named): AuditDraft[] {
  const { id, name, description } = group;
  if (name === after.name && description === after.description) return [];
  return [{ target: { type: "group", id, name: after.name }, before: { name, description }, after: { ...after } }];
}

/**
 * Gives a group another name, another description, or a whole new list of members.
 * @throws NOT_FOUND, CONFLICT taken (name), CONFLICT built_in_group, INVALID (members.N), LIMIT too_many (members)
 */
export async function updateGroup(scope: WorkspaceScope, input: UpdateGroupInput): Promise<ChangedGroupView> {
  return audited(
    scope,
    "group.update",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "group.update");
      const group = await findGroup(tx, input.group);
      const after = { name: input.name ?? group.name, description: input.description ?? group.description };
      const renamed = entriesOf(group, after);
      if (renamed.length > 0) {
        refuseBuiltIn(group, after.name === group.name ? "description" : "name");
        await refuseTakenName(tx, after.name, group.id);
        await tx.group.update({ where: { id: group.id }, data: { ...after, nameKey: nameKey(after.name) } });
      }
      const named = { ...group, ...after };
      if (input.members !== undefined) refuseFollowing(group);
      if (input.members !== undefined) {
        refuseQueueAdmins(acting, group);
        await refuseBeyondGroups(tx, scope, acting, [group.id]);
      }
      const { changes, entries } =
        input.members === undefined
          ? { changes: [], entries: [] }
          : await setMemberships(tx, scope, named, await findMembers(tx, scope, input.members));
      const value = { ...(await getGroup(scope, group.id, tx)), changes };
      return { value, entries: [...renamed, ...entries] };
    },
    { lock: { organization: scope.organization.id } },
  );
}
