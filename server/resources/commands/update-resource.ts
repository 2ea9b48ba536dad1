import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { recorded } from "../../audit/recorded";
import { stampUses } from "../../db/hot/resources/registered-resources";
import { isAppError, notFound } from "../../errors";
import { readHiddenArguments } from "../../preferences/views/preferences";
import { ownedCompute, refuseUnowned } from "../../projects/commands/owned-compute";
import { nameKey } from "../../text";
import { noteStorage } from "../../usage/commands/note-storage";
import { getResource } from "../queries/resources";
import type { ResourceView, UpdateResourceInput } from "../schema";
import { keptResources } from "./kept-resource";
import { ownersAmong } from "./owners";
import { resourceEntry } from "./register-resources";
import { changeableOf, differences, usedAt, withGiven, withoutHidden } from "./resource-fields";
import { refuseClosedPlace } from "./standing-place";
import { refuseBeyondStorage } from "./within-storage";

async function kept(tx: TransactionDatabase, scope: WorkspaceScope, id: string) {
  const [row = notFound()] = await keptResources(tx, scope, [id]);
  if (isAppError(row)) throw row;
  return row;
}

async function stamp(tx: TransactionDatabase, scope: WorkspaceScope, id: string, used: Date | null): Promise<void> {
  if (used !== null) await stampUses(tx, scope.workspace.id, [{ id, at: used.toISOString() }]);
}

/** A use alone says nothing about rights: it waits for no lock and leaves no audit row. */
async function reportUse(scope: WorkspaceScope, id: string, used: Date | null): Promise<ResourceView> {
  return recorded(scope, "resource-use", async (tx) => {
    await kept(tx, scope, id);
    await stamp(tx, scope, id, used);
    return getResource(scope, id, tx);
  });
}

/**
 * Changes what a resource is called and what is known of it; what is left out stays.
 * @throws NOT_FOUND, FORBIDDEN permission_missing, examples_read_only, CONFLICT archived, INVALID (owner, lastUsedAt),
 *   gpu_type_not_owned (attributes.gpuType)
 *   LIMIT plan_limit
 */
export async function updateResource(scope: WorkspaceScope, input: UpdateResourceInput): Promise<ResourceView> {
  const { resource: id, lastUsedAt, ...given } = input;
  const used = usedAt(lastUsedAt);
  const { name, owner, sizeBytes, attributes, url } = given;
  if ([name, owner, sizeBytes, attributes, url].every((one) => one === undefined)) return reportUse(scope, id, used);
  const hidden = await readHiddenArguments(scope.actor.id);
  return audited(
    scope,
    "resource.update",
    async (tx) => {
      await refuseClosedPlace(tx, scope);
      const row = await kept(tx, scope, id);
      const going = { projectId: row.projectId, type: row.type, attributes };
      refuseUnowned(await ownedCompute(tx, [going]), going);
      const before = changeableOf(row);
      const owners = await ownersAmong(tx, scope, owner === undefined ? [] : [owner]);
      const becoming = owners(owner, before);
      if (isAppError(becoming)) throw becoming;
      const after = withGiven(before, given, becoming, hidden);
      const changed = differences(before, after);
      await refuseBeyondStorage(tx, scope, before, after);
      await stamp(tx, scope, id, used);
      if (changed === null) return { value: await getResource(scope, id, tx), entries: [] };
      const size = after.sizeBytes === null ? null : BigInt(after.sizeBytes);
      const data = { ...after, nameKey: nameKey(after.name), sizeBytes: size, updatedAt: new Date() };
      await tx.resource.update({ where: { id }, data });
      if (sizeBytes !== undefined) noteStorage(scope.organization.id);
      const about = { id, name: after.name, projectId: row.projectId };
      return {
        value: await getResource(scope, id, tx),
        entries: resourceEntry(scope, about, withoutHidden(changed, hidden)),
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}
