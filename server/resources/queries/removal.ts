import "server-only";
import { unexpired } from "../../access/reach";
import type { WorkspaceScope } from "../../access/scope";
import type { RemovalView, RemoveResourcesInput } from "../schema";
import { getResource } from "./resources";
import { changing, decided } from "./views";

/** What the deletion of these ends, as far as the caller may delete them. */
export async function previewRemoval(scope: WorkspaceScope, { resources }: RemoveResourcesInput): Promise<RemovalView> {
  const ids = [...new Set(resources)];
  const rows = await scope.db.resource.findMany({
    where: { id: { in: ids } },
    select: { id: true, type: true, sizeBytes: true },
  });
  const asked = rows.map(({ id, type }) => ({ permission: changing(type), resource: { id, type } }));
  const answers = await decided(scope, asked);
  const going = rows.filter((_, index) => answers[index]);
  const among = { in: going.map(({ id }) => id) };
  const [rules, shares, requests] = await Promise.all([
    scope.db.accessRule.count({ where: { resourceId: among } }),
    scope.db.accessGrant.count({ where: { scope: among, sharedProjectId: { not: null }, ...unexpired() } }),
    scope.db.accessRequest.count({ where: { resourceId: among, status: "pending" } }),
  ]);
  const sizeBytes = Number(going.reduce((sum, row) => sum + (row.sizeBytes ?? 0n), 0n));
  return { resources: going.length, kept: ids.length - going.length, sizeBytes, rules, shares, requests };
}

/** The same for one. @throws NOT_FOUND unless the caller may read it */
export async function previewRemovalOf(scope: WorkspaceScope, resource: string): Promise<RemovalView> {
  const { id } = await getResource(scope, resource);
  return previewRemoval(scope, { resources: [id] });
}
