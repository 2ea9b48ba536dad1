import "server-only";
import {
  PROJECT_RESOURCE_TYPES,
  RESOURCE_TYPE_LABELS,
  WORKSPACE_RESOURCE_TYPES,
} from "../access/rights/resource-types";
import { registeredTypes, type RegisteredType } from "../db/hot/resources/resource-types";
import type { Page } from "../paging";
import type { ListResourceTypesInput, ResourceTypeView } from "./schema";

export function toTypeView({ id, label, level }: RegisteredType): ResourceTypeView {
  return { id, label, level: level === "workspace" ? "workspace" : "project", registered: true };
}

const OF_THE_PRODUCT: readonly ResourceTypeView[] = [
  ...PROJECT_RESOURCE_TYPES.map((id) => ({ id, level: "project" as const })),
  ...WORKSPACE_RESOURCE_TYPES.map((id) => ({ id, level: "workspace" as const })),
].map(({ id, level }) => ({ id, label: RESOURCE_TYPE_LABELS[id], level, registered: false }));

/** The product's types, then the operator's; they are the same for every tenant. */
export async function listResourceTypes({ search }: ListResourceTypesInput): Promise<Page<ResourceTypeView>> {
  const types = [...OF_THE_PRODUCT, ...(await registeredTypes()).map(toTypeView)];
  const wanted = search?.toLowerCase() ?? "";
  const items = types.filter(({ id, label }) => id.includes(wanted) || label.toLowerCase().includes(wanted));
  return { items, nextCursor: null, total: items.length };
}
