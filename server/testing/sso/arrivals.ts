import { makeContext } from "@/server/api/request/context";
import { appRouter } from "@/server/api/root";
import { createCallerFactory } from "@/server/api/trpc";
import { admit } from "@/server/sso/admission/admit";
import type { Admission, Arrival } from "@/server/sso/arrival";
import { findConnection } from "@/server/sso/connections";
import type { Connection, VerifiedIdentity } from "@/server/sso/provider";
import { actorByToken } from "@/server/auth/session";
import { signInByTicket } from "@/server/auth/tickets";
import type { CreateIdentityProviderInput } from "@/server/identity-providers/schema/inputs";
import { newId } from "@/server/ids";
import type { Caller } from "../caller";
import { oidcConnection } from "./connections";
import { sql } from "../database";
import { organization, person, type OrganizationRef, type Person } from "../factory";
import { requestInfo, systemRequest } from "../requests";
import { next } from "../rows";

export interface Company {
  owner: Person;
  organization: OrganizationRef;
  connection: Connection;
  /** Verified. */
  domain: string;
}

/** An organization with a verified domain and an active connection. */
export async function company(overrides: Partial<CreateIdentityProviderInput> = {}): Promise<Company> {
  const owner = await person();
  const of = await organization(owner);
  const domain = `${of.slug}.example.net`;
  await sql(
    'insert into "domains" ("id", "organizationId", "domain", "verifiedAt") values ($1, $2, $3, now())',
    newId("dom"),
    of.id,
    domain,
  );
  const { id } = await oidcConnection(owner, of, overrides);
  const connection = await findConnection(systemRequest("sign-in"), id);
  if (connection === null) throw new Error("a connection that was just made is not there");
  return { owner, organization: of, connection, domain };
}

/** Whom the company's provider names, with a verified address in its domain unless told otherwise. */
export function arrival(at: Company, identity: Partial<VerifiedIdentity> = {}, rest: Partial<Arrival> = {}): Arrival {
  const number = next();
  return {
    connection: at.connection,
    identity: {
      subject: `subject-${number}`,
      email: `member-${number}@${at.domain}`,
      emailVerified: true,
      name: `Member ${number}`,
      givenName: null,
      familyName: null,
      picture: null,
      groups: null,
      ...identity,
    },
    session: {},
    next: "/",
    browserHash: "the browser",
    transactionId: newId("sso"),
    ...rest,
  };
}

export const arrive = (coming: Arrival): Promise<Admission> => admit(systemRequest("sign-in"), coming);

/** Who is signed in by what admission answered. */
export async function signedIn(admission: Admission): Promise<Person> {
  if (admission.kind !== "ticket") throw new Error("a link waits to be confirmed");
  const { token } = await signInByTicket(systemRequest("sign-in"), admission.ticket, undefined);
  const actor = await actorByToken(token, requestInfo());
  if (actor === null) throw new Error("no session");
  return { id: actor.id, name: actor.name, email: actor.email, actor };
}

const createCaller = createCallerFactory(appRouter);

/** All procedures as a browser calls them that came from a provider; signed in, or not. */
export function callerFrom(who: Person | null, sso: string | undefined): Caller {
  const transport = who === null ? "none" : "cookie";
  const rest = { request: requestInfo(), refusal: null, browser: { sso } };
  return createCaller(() => makeContext({ actor: who?.actor ?? null, transport, ...rest }));
}
