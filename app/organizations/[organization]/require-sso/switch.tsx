"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import type { Row } from "@/app/_components/table/types";
import { REQUIRE_SSO } from "@/app/_sentences/sso/require-sso";
import { trpc } from "@/app/_lib/trpc";
import type { RequireSsoView } from "@/server/require-sso/schema";

interface SwitchProps {
  organization: string;
  state: RequireSsoView["state"];
  /** Nothing is missing. What is, the server says too. */
  ready: boolean;
}

/** Switches the requirement on or off, after saying what that does. */
export function Switch({ organization, state, ready }: SwitchProps) {
  const [row, setRow] = useState<Row | null>(null);
  const off = state === "off";
  const close = () => setRow(null);
  return (
    <>
      <Button
        variant={off ? "primary" : "secondary"}
        disabledReason={off && !ready ? REQUIRE_SSO.before : undefined}
        onClick={() => setRow({ id: organization, name: organization, cells: {} })}
      >
        {off ? REQUIRE_SSO.turnOn : REQUIRE_SSO.turnOff}
      </Button>
      <ConfirmRow
        row={off ? row : null}
        title={REQUIRE_SSO.turnOnTitle}
        verb={REQUIRE_SSO.turnOnVerb}
        pendingLabel={REQUIRE_SSO.turningOn}
        consequences={REQUIRE_SSO.turnOnConsequences}
        call={() => trpc.requireSso.turnOn.mutate({ organization })}
        done={REQUIRE_SSO.turnedOn}
        onClose={close}
      />
      <ConfirmRow
        row={off ? null : row}
        title={REQUIRE_SSO.turnOffTitle}
        verb={REQUIRE_SSO.turnOffVerb}
        pendingLabel={REQUIRE_SSO.turningOff}
        consequences={REQUIRE_SSO.turnOffConsequences}
        call={() => trpc.requireSso.turnOff.mutate({ organization })}
        done={REQUIRE_SSO.turnedOff}
        onClose={close}
      />
    </>
  );
}
