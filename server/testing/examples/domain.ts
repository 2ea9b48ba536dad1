import { callerOf } from "../caller";
import { dnsServer } from "../servers/dns";
import type { Examples } from "./types";
import type { Tenant } from "../tenant";

async function claimed({ owner, organization }: Tenant) {
  const at = { organization: organization.id };
  const made = await callerOf(owner).domains.create({ ...at, domain: `${organization.slug}.example.net` });
  return { at, made };
}

/** Calls that succeed for the mail domains of an organization. */
export const DOMAIN_EXAMPLES: Examples["domains"] = {
  create: ({ owner, organization }) => ({
    actor: owner.actor,
    input: { organization: organization.id, domain: `${organization.slug}.example.com` },
  }),
  verify: async (of) => {
    const { at, made } = await claimed(of);
    const { texts } = await dnsServer();
    texts.set(made.record?.name ?? "", [made.record?.value ?? ""]);
    return { actor: of.owner.actor, input: { ...at, domain: made.id } };
  },
  remove: async (of) => {
    const { at, made } = await claimed(of);
    return { actor: of.owner.actor, input: { ...at, domain: made.id } };
  },
};
