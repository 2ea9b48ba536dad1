import "server-only";
import { authorizeProject, authorizeWorkspace } from "../../access/authorize";
import type { Actor, RequestInfo } from "../../access/scope";
import { createAccessRequest } from "../../access-requests/commands/create-access-request";
import { addCollaborator } from "../../collaborators/commands/add-collaborator";
import { createVault } from "../../vaults/commands/administrator";

/** What every job of the workspace gets, whoever starts it. */
const DEFAULTS = `sdk.development.default_output_uri: "s3://demo-artifacts"
agent.package_manager.pip_version: "<25"
environment {
  NCCL_DEBUG: WARN
  OMP_NUM_THREADS: 8
}
`;

/** Locked, so that nobody's own vault leads their jobs elsewhere. */
const REGISTRY = `environment:
  REGISTRY_MIRROR: https://registry.example.com
  REGISTRY_USER: demo-reader
`;

interface Shared {
  slug: string;
  /** Of the workspace's projects a private one, which not everybody is in. */
  project: string;
  /** Id of the group that gets the second vault. */
  group: string;
}

async function makeVaults(owner: Actor, request: RequestInfo, { slug, group }: Shared): Promise<void> {
  const scope = await authorizeWorkspace(owner, request, slug, "vault.create");
  const users = await scope.db.group.findFirst({ where: { kind: "users" }, select: { id: true } });
  if (users === null) throw new Error("The workspace has no group of all its users.");
  const on = { active: true, locked: false };
  await createVault(scope, {
    ...on,
    name: "Defaults of every job",
    groups: [users.id],
    format: "hocon",
    content: DEFAULTS,
  });
  await createVault(scope, {
    ...on,
    locked: true,
    name: "Package registry",
    groups: [group],
    format: "yaml",
    content: REGISTRY,
  });
}

/** Vaults, and a private project with somebody in it and somebody who asks to be. */
export async function fillSharing(
  owner: Actor,
  request: RequestInfo,
  shared: Shared,
  [inside, asking]: readonly Actor[],
): Promise<void> {
  const { slug, project } = shared;
  await makeVaults(owner, request, shared);
  if (inside !== undefined) {
    const scope = await authorizeProject(owner, request, slug, project, "collaborator.add");
    await addCollaborator(scope, { email: inside.email, role: "member", external: false });
  }
  if (asking !== undefined) {
    const scope = await authorizeWorkspace(asking, request, slug, "access-request.create");
    await createAccessRequest(scope, {
      permission: "read",
      resource: { project },
      message: "I compare our results with yours this week",
    });
  }
}
