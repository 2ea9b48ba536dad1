"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { NewPersonForm } from "@/app/_components/form/new-person-form";
import { Notice } from "@/app/_components/page/notice";
import { SIGN_UP } from "@/app/_sentences/sign-in/entry";
import { enter } from "@/app/_lib/sign-in";
import { trpc } from "@/app/_lib/trpc";

const loadSchema = async () => (await import("@/server/accounts/schema")).signUpSchema.omit({ invitation: true });

interface SignUpFormProps {
  invitation: string | undefined;
  emailHelp: string | undefined;
  next: string;
}

interface Waiting {
  email: string;
  password: string;
}

function LetterSent({ waiting: { email, password }, next }: { waiting: Waiting; next: string }) {
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="grid gap-4">
      <Notice tone="ok" title={SIGN_UP.sentTitle} live>
        {SIGN_UP.sentText(email)}
      </Notice>
      <Button
        variant="primary"
        pending={leaving}
        onClick={() => {
          setLeaving(true);
          void enter(email, password, next);
        }}
      >
        {SIGN_UP.go}
      </Button>
    </div>
  );
}

/** After an invitation one goes straight back to it; else one is told of the letter, and goes on. */
export function SignUpForm({ invitation, emailHelp, next }: SignUpFormProps) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  if (waiting !== null) return <LetterSent waiting={waiting} next={next} />;
  return (
    <NewPersonForm
      schema={loadSchema}
      submit={SIGN_UP.submit}
      pending={SIGN_UP.pending}
      emailHelp={emailHelp}
      create={(person) =>
        trpc.accounts.signUp.mutate({ ...person, ...(invitation === undefined ? {} : { invitation }) })
      }
      onCreated={async ({ mailSent }, { email, password }) => {
        if (mailSent && invitation === undefined) setWaiting({ email, password });
        else await enter(email, password, next);
      }}
    />
  );
}
