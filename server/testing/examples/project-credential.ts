import { callerOf } from "../caller";
import { sql } from "../database";
import type { Tenant } from "../tenant";

function at({ workspace: { id }, project }: Tenant) {
  return { workspace: id, project: project.id };
}

async function madeIn(of: Tenant): Promise<string> {
  return (await callerOf(of.owner).projectCredentials.create(at(of))).id;
}

async function named(of: Tenant) {
  return { ...at(of), credential: await madeIn(of) };
}

/** Calls that succeed: the credentials of a project. */
export const PROJECT_CREDENTIAL_EXAMPLES = {
  create: (of: Tenant) => ({
    actor: of.owner.actor,
    input: { ...at(of), label: "trainer", role: "member" as const, networks: ["192.0.2.0/24"] },
  }),
  relabel: async (of: Tenant) => ({ actor: of.owner.actor, input: { ...(await named(of)), label: "nightly" } }),
  rotate: async (of: Tenant) => ({ actor: of.owner.actor, input: { ...(await named(of)), overlapSeconds: 3_600 } }),
  setNetworks: async (of: Tenant) => ({
    actor: of.owner.actor,
    input: { ...(await named(of)), networks: ["192.0.2.0/24", "2001:db8::/32"] },
  }),
  revoke: async (of: Tenant) => ({ actor: of.owner.actor, input: await named(of) }),
  enable: async (of: Tenant) => {
    const input = await named(of);
    await sql('update "credentials" set "disabledAt" = now() where "id" = $1', input.credential);
    return { actor: of.owner.actor, input };
  },
};

async function withKey(of: Tenant) {
  const input = { organization: of.organization.id };
  await callerOf(of.owner).defaultKey.create(input);
  return input;
}

/** Calls that succeed: the organization's default key. */
export const DEFAULT_KEY_EXAMPLES = {
  create: (of: Tenant) => ({ actor: of.owner.actor, input: { organization: of.organization.id, label: "playground" } }),
  rotate: async (of: Tenant) => ({ actor: of.owner.actor, input: { ...(await withKey(of)), overlapSeconds: 0 } }),
  revoke: async (of: Tenant) => ({ actor: of.owner.actor, input: await withKey(of) }),
};
