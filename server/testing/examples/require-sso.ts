import type { Actor } from "@/server/access/scope";
import type { Examples } from "./types";
import { breakGlass, passwordAndApp, readyForSso, requireSsoOf } from "../sso/require-sso";
import { provedBy } from "../sign-in/proofs";
import type { Tenant } from "../tenant";

function named({ owner, organization }: Tenant): { actor: Actor; input: { organization: string } } {
  return { actor: owner.actor, input: { organization: organization.id } };
}

/** Calls that succeed for the requirement of single sign-on. */
export const REQUIRE_SSO_EXAMPLES: Examples["requireSso"] = {
  turnOn: async (of) => {
    await readyForSso(of);
    return named(of);
  },
  update: (of) => ({
    ...named(of),
    input: { organization: of.organization.id, message: "Use the company account.", admitsExternal: true },
  }),
  turnOff: async (of) => {
    await requireSsoOf(of.organization);
    return { ...named(of), actor: provedBy(of.owner, { method: "sso", organization: of.organization.id }).actor };
  },
  setBreakGlass: async (of) => {
    await passwordAndApp(of.owner);
    await breakGlass(of, of.owner, false);
    return { ...named(of), input: { organization: of.organization.id, user: of.owner.id, breakGlass: true } };
  },
};
