"use client";

import { useState } from "react";

import type { Assertion } from "@/server/second-factors/schema";

import type { Failure } from "./failure";
import { askPasskey } from "./passkeys";
import { readFailure, readReason } from "./read-failure";
import { signIn } from "./sign-in";

interface Way {
  challenge: () => Promise<Record<string, unknown>>;
  prove: (input: { credential: Assertion }) => Promise<{ ticket: string }>;
  next: string;
}

/** Redeems a ticket and leads on; answers why not. */
export async function enterByTicket(ticket: string, next: string): Promise<Failure | null> {
  const result = await signIn("ticket", { ticket });
  if (!result.ok) return readReason(result.reason);
  window.location.assign(next);
  return null;
}

/** A sign-in by a passkey: what it signs, what proves it, and the session. */
export function usePasskeyTicket({ challenge, prove, next }: Way) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function run(): Promise<void> {
    if (pending) return;
    setPending(true);
    setFailure(null);
    try {
      const { ticket } = await prove({ credential: await askPasskey(await challenge()) });
      const refused = await enterByTicket(ticket, next);
      if (refused === null) return;
      setFailure(refused);
    } catch (error) {
      setFailure((await readFailure(error)).failure);
    }
    setPending(false);
  }
  return { run, pending, failure };
}
