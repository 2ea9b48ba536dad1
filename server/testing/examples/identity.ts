import { hashToken } from "@/server/secrets/token";
import { arrival, arrive, company } from "../sso/arrivals";
import { identityOf, oidcConnection } from "../sso/connections";
import { sql } from "../database";
import type { Examples } from "./types";
import { person, workspaceMember } from "../factory";

/** What `newToken` makes. */
const BROWSER = "b".repeat(43);

/** Calls that succeed with the connected sign-ins of an account. */
export const IDENTITY_EXAMPLES: Pick<Examples, "identities"> = {
  identities: {
    connect: async ({ owner, organization }) => {
      const { id } = await oidcConnection(owner, organization);
      return { actor: owner.actor, input: { identityProvider: id } };
    },
    disconnect: async ({ owner, organization }) => {
      const { id } = await oidcConnection(owner, organization);
      const who = await person();
      await sql('update "users" set "passwordHash" = $2 where "id" = $1', who.id, "scrypt$");
      await workspaceMember(organization.workspace, who);
      await identityOf(who, { id }, organization);
      const [row] = await sql('select "id" from "user_identities" where "userId" = $1', who.id);
      return { actor: who.actor, input: { identity: String(row?.id) } };
    },
    link: async () => {
      const at = await company();
      const who = await person({ email: `linked@${at.domain}` });
      await sql('update "users" set "passwordHash" = $2 where "id" = $1', who.id, "scrypt$");
      await workspaceMember(at.organization.workspace, who);
      const admission = await arrive(arrival(at, { email: who.email }, { browserHash: hashToken(BROWSER) }));
      if (admission.kind !== "link") throw new Error("nothing waits to be confirmed");
      return { actor: who.actor, input: { token: admission.token }, browser: { sso: BROWSER } };
    },
  },
};
