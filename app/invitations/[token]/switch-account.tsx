"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { LinkButton } from "@/app/_components/link-button";
import { INVITATION } from "@/app/_sentences/sign-in/entry";
import { signOut } from "@/app/_lib/sign-in";
import { urls } from "@/app/_lib/urls";

/** Signs out and comes back to the same page, which then offers both ways in. */
export function SwitchAccount({ back }: { back: string }) {
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        variant="primary"
        pending={leaving}
        pendingLabel={INVITATION.switching}
        onClick={() => {
          setLeaving(true);
          void signOut(back);
        }}
      >
        {INVITATION.switch}
      </Button>
      <LinkButton href={urls.home()}>{INVITATION.stay}</LinkButton>
    </div>
  );
}
