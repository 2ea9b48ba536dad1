import type { RegisteredInput } from "@/server/resources/schema";
import { resourceIn } from "../factories/access";
import { person } from "../factory";
import { next, write } from "../rows";
import type { Tenant } from "../tenant";

/** One thing as a platform registers it: a job unless told otherwise. */
export function thing(fields: Partial<RegisteredInput> = {}): RegisteredInput {
  const number = next();
  return { type: "job", externalId: `run-${number}`, name: `Training ${number}`, ...fields };
}

/** A type that the operator registered. */
export async function registeredType(level: "project" | "workspace" = "project"): Promise<string> {
  const id = `notebook_${next()}`;
  await write((tx) =>
    tx.resourceType.create({ data: { id, label: `Notebooks ${id}`, level, createdById: "unknown" } }),
  );
  return id;
}

/** Calls that succeed. */
export const RESOURCE_EXAMPLES = {
  register: ({ owner, workspace, project }: Tenant) => ({
    actor: owner.actor,
    input: { workspace: workspace.id, resources: [thing({ project: project.id })] },
  }),
  registerInProject: ({ owner, workspace }: Tenant) => ({
    actor: owner.actor,
    input: { workspace: workspace.id, project: workspace.project.id, resources: [thing()] },
  }),
  update: async ({ owner, workspace }: Tenant) => {
    const { id } = await resourceIn(workspace.project);
    return { actor: owner.actor, input: { workspace: workspace.id, resource: id, name: "Renamed" } };
  },
  remove: async ({ owner, workspace }: Tenant) => {
    const { id } = await resourceIn(workspace.project);
    return { actor: owner.actor, input: { workspace: workspace.id, resource: id } };
  },
  removeSeveral: async ({ owner, workspace }: Tenant) => {
    const { id } = await resourceIn(workspace.project);
    return { actor: owner.actor, input: { workspace: workspace.id, resources: [id] } };
  },
};

export const RESOURCE_TYPE_EXAMPLES = {
  create: async () => {
    const { actor } = await person({ operator: true });
    return { actor, input: { id: `kind_${next()}`, label: "Notebooks", level: "project" as const } };
  },
  update: async () => {
    const { actor } = await person({ operator: true });
    return { actor, input: { type: await registeredType(), label: "Lab books" } };
  },
  remove: async () => {
    const { actor } = await person({ operator: true });
    return { actor, input: { type: await registeredType() } };
  },
};
