import { sql } from "../database";
import { credential } from "../factories/machines";
import type { Tenant } from "../tenant";

async function named(of: Tenant) {
  const { id } = await credential(of.owner, of.organization);
  return { organization: of.organization.id, credential: id };
}

/** Calls that succeed: the credentials that reach a whole organization. */
export const ORGANIZATION_CREDENTIAL_EXAMPLES = {
  create: (of: Tenant) => ({
    actor: of.owner.actor,
    input: { organization: of.organization.id, label: "provisioning", networks: ["192.0.2.0/24"] },
  }),
  relabel: async (of: Tenant) => ({ actor: of.owner.actor, input: { ...(await named(of)), label: "backups" } }),
  rotate: async (of: Tenant) => ({ actor: of.owner.actor, input: { ...(await named(of)), overlapSeconds: 86_400 } }),
  setNetworks: async (of: Tenant) => ({
    actor: of.owner.actor,
    input: { ...(await named(of)), networks: ["192.0.2.17"] },
  }),
  revoke: async (of: Tenant) => ({ actor: of.owner.actor, input: await named(of) }),
  enable: async (of: Tenant) => {
    const input = await named(of);
    await sql('update "credentials" set "disabledAt" = now() where "id" = $1', input.credential);
    return { actor: of.owner.actor, input };
  },
};
