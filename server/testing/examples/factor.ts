import { Authenticator } from "../sign-in/authenticator";
import { callerOf } from "../caller";
import { sql } from "../database";
import type { Examples } from "./types";
import { oneTimeToken, organizationMember, person, type Person } from "../factory";
import { callerIn, waiting, withApp, withPasskey } from "../sign-in/second-factors";
import { newId } from "@/server/ids";
import { generate } from "otplib";

async function withBegunApp(who: Person): Promise<string> {
  const { secret } = await callerOf(who).secondFactors.beginTotp();
  return generate({ secret });
}

/** Somebody of the organization whose address is of its domain, and who belongs nowhere else. */
export async function ofDomain(
  organization: { id: string },
  domain = `${newId("dom").slice(-10)}.example`,
): Promise<Person> {
  const who = await person({ email: `member-0001@${domain}` });
  await organizationMember(organization, who);
  await sql(
    'insert into "domains" ("id", "organizationId", "domain", "verifiedAt") values ($1, $2, $3, now()) on conflict do nothing',
    newId("dom"),
    organization.id,
    domain,
  );
  return who;
}

/** Calls that succeed with second factors. */
export const FACTOR_EXAMPLES: Pick<Examples, "accountResets" | "pendingSignIns" | "secondFactors"> = {
  accountResets: {
    startForUser: async () => ({
      actor: (await person({ operator: true })).actor,
      input: { user: (await person()).id, what: "second_factor" },
    }),
    startForMember: async ({ owner, organization }) => ({
      actor: owner.actor,
      input: { organization: organization.id, user: (await ofDomain(organization)).id, what: "second_factor" },
    }),
    resetSecondFactor: async ({ owner }) => ({
      actor: null,
      input: { token: await oneTimeToken(owner, "reset_second_factor") },
    }),
  },
  pendingSignIns: {
    proveCode: async ({ owner }) => {
      const app = await withApp(owner);
      return { actor: null, input: { code: await app.code() }, browser: await waiting(owner) };
    },
    provePasskey: async ({ owner }) => {
      const { key } = await withPasskey(owner);
      const browser = await waiting(owner);
      const credential = key.answer(await callerIn(browser).pendingSignIns.challenge());
      return { actor: null, input: { credential }, browser };
    },
    signInByPasskey: async ({ owner }) => {
      const { key } = await withPasskey(owner);
      const credential = key.answer(await callerIn({}).pendingSignIns.passkeyChallenge());
      return { actor: null, input: { credential } };
    },
  },
  secondFactors: {
    beginTotp: ({ owner }) => ({ actor: owner.actor, input: undefined }),
    confirmTotp: async ({ owner }) => ({ actor: owner.actor, input: { code: await withBegunApp(owner) } }),
    removeTotp: async ({ owner }) => {
      await withApp(owner);
      return { actor: owner.actor, input: undefined };
    },
    createPasskey: async ({ owner }) => {
      const credential = new Authenticator().register(await callerOf(owner).secondFactors.beginPasskey());
      return { actor: owner.actor, input: { name: "Laptop", credential } };
    },
    renamePasskey: async ({ owner }) => ({
      actor: owner.actor,
      input: { passkey: (await withPasskey(owner)).id, name: "Phone at home" },
    }),
    removePasskey: async ({ owner }) => ({ actor: owner.actor, input: { passkey: (await withPasskey(owner)).id } }),
    renewRecoveryCodes: async ({ owner }) => {
      await withApp(owner);
      return { actor: owner.actor, input: undefined };
    },
  },
};
