import { callerOf } from "../caller";
import type { Examples } from "./types";
import { next } from "../rows";
import type { Tenant } from "../tenant";
import { event } from "../factories/usage";

async function defined({ owner, organization }: Tenant) {
  const at = { organization: organization.id };
  const { id } = await callerOf(owner).meters.create({ ...at, key: `pages_${next()}`, name: "Pages", unit: "page" });
  return { ...at, meter: id ?? "" };
}

/** Calls that succeed for the meters of an organization. */
export const METER_EXAMPLES: Examples["meters"] = {
  create: ({ owner, organization }) => ({
    actor: owner.actor,
    input: { organization: organization.id, key: "images", name: "Images", unit: "image", unitPrice: "0.5" },
  }),
  update: async (of) => ({ actor: of.owner.actor, input: { ...(await defined(of)), name: "Pages printed" } }),
  archive: async (of) => ({ actor: of.owner.actor, input: await defined(of) }),
};

/** Calls that succeed for usage. */
export const USAGE_EXAMPLES: Examples["usage"] = {
  record: ({ owner, workspace }) => ({
    actor: owner.actor,
    input: { events: [event({ workspace: workspace.id })] },
  }),
};
