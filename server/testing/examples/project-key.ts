import { callerOf } from "../caller";
import type { Examples } from "./types";
import type { Tenant } from "../tenant";

/** A value of the simplest kind. */
export const GENERIC_VALUE = {
  kind: "generic" as const,
  value: "a third-party secret",
  environmentVariable: "API_TOKEN",
};

function at({ workspace: { id }, project }: Tenant) {
  return { workspace: id, project: project.id };
}

async function named(of: Tenant) {
  const { id } = await callerOf(of.owner).projectKeys.create({ ...at(of), name: "Token", value: GENERIC_VALUE });
  return { ...at(of), key: id };
}

/** Calls that succeed: the third-party keys of a project. */
export const PROJECT_KEY_EXAMPLES: Examples["projectKeys"] = {
  create: (of) => ({ actor: of.owner.actor, input: { ...at(of), name: "Registry", value: GENERIC_VALUE } }),
  rename: async (of) => ({ actor: of.owner.actor, input: { ...(await named(of)), name: "Second token" } }),
  replace: async (of) => ({
    actor: of.owner.actor,
    input: { ...(await named(of)), value: { ...GENERIC_VALUE, value: "another secret" } },
  }),
  reveal: async (of) => ({ actor: of.owner.actor, input: await named(of) }),
  remove: async (of) => ({ actor: of.owner.actor, input: await named(of) }),
};
