import { makeContext } from "@/server/api/request/context";
import { appRouter } from "@/server/api/root";
import { createCallerFactory } from "@/server/api/trpc";
import type { Actor } from "@/server/access/scope";
import type { Person } from "./factory";
import type { CredentialRef } from "./factories/machines";
import { requestInfo } from "./requests";

const createCaller = createCallerFactory(appRouter);

export type Caller = ReturnType<typeof createCaller>;

function callerWith(actor: Actor | null, transport: "cookie" | "credential" | "none"): Caller {
  return createCaller(() => makeContext({ actor, request: requestInfo(), transport, refusal: null }));
}

/** All procedures as a signed-in person calls them from the browser. Each call is a request of its own. */
export function callerOf(who: Pick<Person, "actor"> & Partial<Person>): Caller {
  return callerWith(who.actor, "cookie");
}

/** All procedures as a machine calls them with somebody's credential. */
export function callerWithCredential(credential: CredentialRef): Caller {
  return callerWith(credential.actor, "credential");
}

/** All procedures as somebody calls them who has not signed in. */
export function anonymousCaller(): Caller {
  return callerWith(null, "none");
}
