import type { inferRouterInputs } from "@trpc/server";
import type { Actor } from "@/server/access/scope";
import type { AppRouter } from "@/server/api/root";
import type { Browser } from "@/server/auth/browser";
import type { Tenant } from "../tenant";

type Procedures = AppRouter["_def"]["record"];
type Inputs = inferRouterInputs<AppRouter>;

type MutationsOf<Noun extends keyof Procedures> = {
  [Name in keyof Procedures[Noun] & string]: Procedures[Noun][Name] extends { _def: { type: "mutation" } }
    ? Name
    : never;
}[keyof Procedures[Noun] & string];

/** One call that succeeds: who makes it, and with what. */
export interface Example<Input> {
  actor: Actor | null;
  input: Input;
  /** What the browser shows beside a session. */
  browser?: Browser;
}

export type Given<Input> = Example<Input> | Promise<Example<Input>>;

export type Examples = {
  [Noun in keyof Procedures as MutationsOf<Noun> extends never ? never : Noun]: {
    [Name in MutationsOf<Noun>]: (of: Tenant) => Given<Inputs[Noun][Name & keyof Inputs[Noun]]>;
  };
};
