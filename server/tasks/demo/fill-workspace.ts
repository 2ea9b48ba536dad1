import "server-only";
import { createRule } from "../../access-rules/commands/create-rule";
import { authorizeWorkspace } from "../../access/authorize";
import type { WorkspacePermission } from "../../access/permissions";
import type { Actor, RequestInfo, WorkspaceScope } from "../../access/scope";
import { createCredential, relabelCredential } from "../../credentials/commands/workspace-credentials";
import { addGroupMembers } from "../../groups/commands/change-members";
import { createGroup } from "../../groups/commands/create-group";
import { createProject } from "../../projects/commands/create-project";
import { registerResources } from "../../resources/commands/register-resources";
import { createRole } from "../../roles/commands/create-role";
import { createServiceAccount } from "../../service-accounts/commands/create-service-account";
import { DAY_MILLISECONDS } from "../../time";
import { fillUsage } from "./fill-usage";

/** Of the projects of a workspace, in their order. */
const DESCRIPTIONS = [
  "What runs for customers, open to everybody in the workspace",
  "Tried out with a few partners before it is opened",
  "Data that must not leave the team",
];
const JOBS = 12;
const GIGABYTE = 1_000_000_000;

/** A workspace as it is filled: by commands that people use, each with its own right. */
interface Filled {
  slug: string;
  /** Ids of people who are in it. */
  people: readonly string[];
  projects: readonly string[];
}

type As = (permission: WorkspacePermission) => Promise<WorkspaceScope>;

function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MILLISECONDS).toISOString();
}

async function makeMachines(as: As): Promise<string[]> {
  const machines: string[] = [];
  for (const { name, allowImpersonation, role } of [
    { name: "Training agents", allowImpersonation: true, role: "member" as const },
    { name: "Nightly pipelines", allowImpersonation: false, role: "member" as const },
    { name: "Dashboards", allowImpersonation: false, role: "viewer" as const },
  ]) {
    const made = await createServiceAccount(await as("service-account.create"), { name, allowImpersonation, role });
    const relabel = await as("credential.relabel");
    await relabelCredential(relabel, { credential: made.credential.id, label: name });
    machines.push(made.id);
  }
  return machines;
}

function resourcesOf([open = "default", inner = open]: readonly string[], people: readonly string[]) {
  const job = (at: number) => ({
    type: "job",
    externalId: `job-${at}`,
    name: `Training run ${at}`,
    project: at % 2 === 0 ? open : inner,
    sizeBytes: null,
    lastUsedAt: new Date(Date.now() - at * DAY_MILLISECONDS).toISOString(),
    ...(people.length === 0 ? {} : { owner: people[at % people.length] }),
  });
  return [
    ...Array.from({ length: JOBS }, (_, at) => job(at + 1)),
    { type: "dataset", externalId: "frames-2026", name: "Frames 2026", project: open, sizeBytes: 840 * GIGABYTE },
    { type: "dataset", externalId: "held-out", name: "Held-out set", project: inner, sizeBytes: 12 * GIGABYTE },
    { type: "model", externalId: "detector", name: "Detector", project: inner, sizeBytes: 3 * GIGABYTE },
    { type: "queue", externalId: "gpu-large", name: "Large GPUs" },
    { type: "queue", externalId: "gpu-small", name: "Small GPUs" },
    { type: "cluster", externalId: "north", name: "North cluster", attributes: { gpuType: "H100" } },
  ];
}

/** Queues are registered by people of the group _Queue admins_, in which not even an owner is unasked. */
async function administerQueues(as: As, owner: string): Promise<void> {
  const scope = await as("group.add-members");
  const group = await scope.db.group.findFirst({ where: { kind: "queue_admins" }, select: { id: true } });
  if (group === null) throw new Error("The workspace has no group that administers queues.");
  await addGroupMembers(scope, { group: group.id, members: [{ type: "user", id: owner }] });
}

/** Answers the id of the queue that machines are given. */
async function makeResources(as: As, { people, projects }: Omit<Filled, "slug">): Promise<string> {
  const resources = resourcesOf(projects, people);
  const { items } = await registerResources(await as("resource.register"), { resources });
  const refused = items.find(({ status }) => status === "refused");
  const queue = items.find(({ externalId }) => externalId === "gpu-large")?.id;
  if (refused !== undefined) throw new Error(`The demo's ${refused.externalId} was refused: ${refused.reason}`);
  if (typeof queue !== "string") throw new Error("The demo has no queue.");
  return queue;
}

async function makeAccess(
  as: As,
  { people, machines, projects }: Filled & { machines: readonly string[] },
): Promise<string> {
  const members = people.slice(0, 4).map((id) => ({ type: "user" as const, id }));
  const agents = machines.slice(0, 1).map((id) => ({ type: "service_account" as const, id }));
  const group = await createGroup(await as("group.create"), {
    name: "Labelling",
    description: "Who labels data, and the agents that train on it",
    members: [...members, ...agents],
  });
  await createRole(await as("role.create"), {
    level: "workspace",
    name: "Auditor",
    description: "Reads everything and changes nothing",
    permissions: ["audit.list", "member.list"],
    access: { job: "read", dataset: "read", model: "read" },
  });
  const queue = await makeResources(as, { people, projects });
  const rule = await as("access-rule.create");
  await createRule(rule, { resourceType: "dataset", permission: "modify", groups: [group.id] });
  await createRule(rule, {
    resourceType: "queue",
    resource: queue,
    permission: "modify",
    serviceAccounts: [...machines],
    expiresAt: inDays(90),
  });
  return group.id;
}

/**
 * Projects, credentials, service accounts, groups, a role, resources and rules. Answers the slugs of the projects, the
 * first of which is open and all others private, and the id of the group.
 */
export async function fillWorkspace(
  actor: Actor,
  request: RequestInfo,
  { slug, people, projects: names }: Filled,
): Promise<{ projects: string[]; group: string }> {
  const as: As = (permission) => authorizeWorkspace(actor, request, slug, permission);
  const projects: string[] = [];
  for (const [at, name] of names.entries()) {
    const made = await createProject(await as("project.create"), {
      name,
      description: DESCRIPTIONS[at] ?? "",
      visibility: at === 0 ? "open" : "private",
    });
    projects.push(made.slug);
  }
  const credentials = await as("credential.create");
  await createCredential(credentials, { label: "Training agents", expiresAt: inDays(10) });
  await createCredential(credentials, { label: "Notebook", scopes: { readOnly: true } });
  const machines = await makeMachines(as);
  await administerQueues(as, actor.id);
  const group = await makeAccess(as, { slug, people, projects, machines });
  await fillUsage(actor, request, { workspace: slug, projects, actors: [...people.slice(0, 5), ...machines] });
  return { projects, group };
}
