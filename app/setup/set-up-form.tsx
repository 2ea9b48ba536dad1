"use client";

import { NewPersonForm } from "@/app/_components/form/new-person-form";
import { SET_UP } from "@/app/_sentences/sign-in/entry";
import { trpc } from "@/app/_lib/trpc";
import { enter } from "@/app/_lib/sign-in";

const loadSchema = async () => (await import("@/server/accounts/schema")).setUpSchema.omit({ token: true });

export function SetUpForm({ token }: { token: string }) {
  return (
    <NewPersonForm
      schema={loadSchema}
      submit={SET_UP.submit}
      pending={SET_UP.pending}
      emailHelp={SET_UP.emailHelp}
      create={(person) => trpc.accounts.setUp.mutate({ ...person, token })}
      onCreated={(_made, { email, password }) => enter(email, password, "/")}
    />
  );
}
