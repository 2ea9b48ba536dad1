import "server-only";
import { cache } from "react";

import type { Option } from "@/app/_components/form/controls";
import { caller } from "@/server/api/caller";

import { typesName, type TypeNames } from "./type-names";

/** The types of a workspace's resources: to choose from, and the names of those that the operator added. */
export const readTypes = cache(async (workspace: string): Promise<{ options: Option[]; names: TypeNames }> => {
  const { resourceTypes } = await caller();
  const { items } = await resourceTypes.list({ workspace });
  const names = Object.fromEntries(items.filter(({ registered }) => registered).map(({ id, label }) => [id, label]));
  return { options: items.map(({ id }) => ({ value: id, label: typesName(names, id) })), names };
});
