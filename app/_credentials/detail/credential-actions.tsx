"use client";

import { Button } from "@/app/_components/button";
import type { Row } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { LIMITS, ROTATION } from "@/app/_sentences/machines/credential";
import { CREDENTIALS } from "@/app/_sentences/machines/credentials";

import { CredentialDialogs } from "../changes/credential-dialogs";
import type { Addresses, ChangedPlace } from "../place";

interface CredentialActionsProps {
  place: ChangedPlace;
  addresses: Addresses;
  clock: Clock;
  /** Of `credentialRow`. */
  row: Row;
}

const ACTIONS = [
  { key: "rotate", label: ROTATION.action, variant: "primary" },
  { key: "enable", label: CREDENTIALS.enable, variant: "primary" },
  { key: "label", label: CREDENTIALS.editLabel, variant: "secondary" },
  { key: "networks", label: LIMITS.networksTitle, variant: "secondary" },
  { key: "revoke", label: CREDENTIALS.revoke, variant: "danger" },
] as const;

/** All actions but one are for every credential that works. */
const USUAL = ["rotate", "label", "networks", "revoke"];

/** What can be done with the credential of a page. */
export function CredentialActions({ row, ...rest }: CredentialActionsProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const offered = row.actions ?? USUAL;
  return (
    <>
      {ACTIONS.filter(({ key }) => offered.includes(key)).map(({ key, label, variant }) => (
        <Button key={key} variant={variant} disabledReason={row.refused?.[key]} onClick={() => onAction(key, row)}>
          {label}
        </Button>
      ))}
      <CredentialDialogs {...rest} rowFor={rowFor} onClose={close} />
    </>
  );
}
