"use client";

import { useRouter } from "next/navigation";

import { Button } from "@/app/_components/button";
import { CONNECTION_PARTS, CONNECTIONS } from "@/app/_sentences/sso/connections";
import { urls } from "@/app/_lib/urls";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import type { IdentityProviderView } from "@/server/identity-providers/schema/views";

import { ConnectionDialogs } from "../connection-dialogs";

interface ConnectionActionsProps {
  organization: string;
  connection: Pick<IdentityProviderView, "id" | "displayName" | "status">;
}

/** What is done to the connection of the page as a whole. */
export function ConnectionActions({ organization, connection }: ConnectionActionsProps) {
  const router = useRouter();
  const { onAction, rowFor, close } = useChosenRow();
  const { id, displayName, status } = connection;
  const row = { id, name: displayName, cells: {} };
  return (
    <>
      {status === "active" ? (
        <Button onClick={() => onAction("deactivate", row)}>{CONNECTIONS.deactivate}</Button>
      ) : (
        <Button
          variant="primary"
          disabledReason={status === "draft" ? CONNECTION_PARTS.testMissing : undefined}
          onClick={() => onAction("activate", row)}
        >
          {CONNECTIONS.activate}
        </Button>
      )}
      <Button onClick={() => onAction("duplicate", row)}>{CONNECTIONS.duplicate}</Button>
      <Button variant="danger" onClick={() => onAction("remove", row)}>
        {CONNECTIONS.remove}
      </Button>
      <ConnectionDialogs
        organization={organization}
        rowFor={rowFor}
        onClose={close}
        onRemoved={() => router.push(urls.organization.identityProviders(organization))}
      />
    </>
  );
}
