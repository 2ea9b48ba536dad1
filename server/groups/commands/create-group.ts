import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { newId } from "../../ids";
import { nameKey } from "../../text";
import { getGroup } from "../queries/groups";
import type { CreateGroupInput, GroupView } from "../schema";
import { findGroup, refuseTakenName } from "./find-group";
import { addMemberships, findMembers } from "./memberships";

/**
 * Makes a group with its first members.
 * @throws CONFLICT taken (name), INVALID (members.N) for whoever does not belong to the workspace
 */
export async function createGroup(scope: WorkspaceScope, input: CreateGroupInput): Promise<GroupView> {
  const { name, description = "", members = [] } = input;
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  return audited(
    scope,
    "group.create",
    async (tx) => {
      await actingAuthority(tx, scope, "group.create");
      await refuseTakenName(tx, name);
      const people = await findMembers(tx, scope, members);
      const id = newId("grp");
      await tx.group.create({ data: { id, ...place, name, nameKey: nameKey(name), description } });
      const { entries } = await addMemberships(tx, scope, await findGroup(tx, id), people);
      const made = { target: { type: "group", id, name }, after: { name, description } };
      return { value: await getGroup(scope, id, tx), entries: [made, ...entries] };
    },
    { lock: { organization: place.organizationId } },
  );
}
