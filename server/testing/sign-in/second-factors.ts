import { generate } from "otplib";
import type { Proof } from "@/server/access/scope";
import { makeContext } from "@/server/api/request/context";
import { appRouter } from "@/server/api/root";
import { createCallerFactory } from "@/server/api/trpc";
import type { Browser } from "@/server/auth/browser";
import { startPending } from "@/server/auth/pending";
import { callerOf, type Caller } from "../caller";
import { sql } from "../database";
import type { Person } from "../factory";
import { requestInfo, systemRequest } from "../requests";
import { Authenticator } from "./authenticator";

const STEP_MILLISECONDS = 30_000;

/** An app for one-time codes, as its owner has it in their hand. */
interface App {
  /** The code of now; `ahead`: of so many steps later, since no code counts twice. */
  code: (ahead?: number) => Promise<string>;
  recoveryCodes: readonly string[];
}

/** Gives somebody an app for one-time codes. None of its codes has been used, as after a while. */
export async function withApp(who: Person): Promise<App> {
  const { secondFactors } = callerOf(who);
  const { secret } = await secondFactors.beginTotp();
  const code = (ahead = 0) => generate({ secret, epoch: Math.floor((Date.now() + ahead * STEP_MILLISECONDS) / 1_000) });
  const { recoveryCodes } = await secondFactors.confirmTotp({ code: await code() });
  await sql('update "totp_factors" set "lastStep" = 0 where "userId" = $1', who.id);
  return { code, recoveryCodes: recoveryCodes ?? [] };
}

/** Gives somebody a passkey. */
export async function withPasskey(who: Person, verified = true): Promise<{ id: string; key: Authenticator }> {
  const key = new Authenticator();
  const { secondFactors } = callerOf(who);
  const credential = key.register(await secondFactors.beginPasskey(), { verified });
  const { passkey } = await secondFactors.createPasskey({ name: "Phone", credential });
  return { id: passkey.id, key };
}

/** The browser of somebody who has given their password, and is asked for the second factor. */
export async function waiting(who: Person): Promise<Browser> {
  const [row] = await sql<{ stateVersion: number }>('select "stateVersion" from "users" where "id" = $1', who.id);
  const user = { id: who.id, name: who.name, stateVersion: row?.stateVersion ?? 0 };
  const proofs: Proof[] = [{ method: "password", at: new Date().toISOString() }];
  return { pending: await startPending(systemRequest("sign-in"), user, proofs) };
}

const createCaller = createCallerFactory(appRouter);

/** All procedures as a browser calls them that nobody is signed in with. */
export function callerIn(browser: Browser, address = "203.0.113.1"): Caller {
  return createCaller(() =>
    makeContext({ actor: null, request: { ...requestInfo(), address }, transport: "none", refusal: null, browser }),
  );
}

/** The same person, whose last proof is so many minutes old; or with other proofs altogether. */
export function aged(who: Person, minutes: number, method: Proof["method"] = "password"): Person {
  const authenticatedAt = new Date(Date.now() - minutes * 60_000);
  const session = {
    id: who.actor.session?.id ?? "",
    authenticatedAt,
    proofs: [{ method, at: authenticatedAt.toISOString() }],
  };
  return { ...who, actor: { ...who.actor, session } };
}
