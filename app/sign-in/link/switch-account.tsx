"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { LINK } from "@/app/_sentences/sign-in/entry";
import { signOut } from "@/app/_lib/sign-in";

/** Signs out here, and leads to the sign-in from which one comes back. */
export function SwitchAccount({ next }: { next: string }) {
  const [pending, setPending] = useState(false);
  return (
    <div>
      <Button
        variant="primary"
        pending={pending}
        pendingLabel={LINK.switching}
        onClick={() => {
          setPending(true);
          void signOut(next);
        }}
      >
        {LINK.switch}
      </Button>
    </div>
  );
}
