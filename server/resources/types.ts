import "server-only";
import { PROJECT_RESOURCE_TYPES, WORKSPACE_RESOURCE_TYPES } from "../access/rights/resource-types";
import { registeredTypes } from "../db/hot/resources/resource-types";
import type { TransactionDatabase } from "../db/tenant";

/** Each type there is, of the product and of the operator, with where its resources are made when no project is named. */
export async function typeLevels(tx: TransactionDatabase): Promise<ReadonlyMap<string, "project" | "workspace">> {
  const registered = await registeredTypes(tx);
  return new Map([
    ...PROJECT_RESOURCE_TYPES.map((type) => [type, "project"] as const),
    ...WORKSPACE_RESOURCE_TYPES.map((type) => [type, "workspace"] as const),
    ...registered.map(({ id, level }) => [id, level === "workspace" ? "workspace" : "project"] as const),
  ]);
}
