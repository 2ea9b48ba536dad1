import "server-only";
import { RESOURCE_TYPES } from "../access/rights/resource-types";
import type { TransactionDatabase } from "../audit/audited";
import { newId } from "../ids";
import { nameKey } from "../text";

interface ExamplesPlace {
  organizationId: string;
  workspaceId: string;
  projectId: string;
  ownerId: string;
}

/** One resource of each type of the product, to look at: the project that holds them is kept as it is. */
export async function foundExamples(tx: TransactionDatabase, place: ExamplesPlace): Promise<void> {
  await tx.resource.createMany({
    data: RESOURCE_TYPES.map((type) => {
      const name = `Example ${type.replaceAll("_", " ")}`;
      const named = { type, externalId: `example-${type}`, name, nameKey: nameKey(name) };
      return { id: newId("res"), ...place, ...named, ownerName: "Tenantry" };
    }),
  });
}
