"use client";

import { Button } from "@/app/_components/button";
import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { CONNECTION_PARTS } from "@/app/_sentences/sso/connections";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

interface GenerateKeyProps {
  organization: string;
  connection: { id: string; displayName: string };
}

export function GenerateKey({ organization, connection }: GenerateKeyProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const { id, displayName } = connection;
  return (
    <>
      <Button onClick={() => onAction("generate", { id, name: displayName, cells: {} })}>
        {CONNECTION_PARTS.generate}
      </Button>
      <ConfirmRow
        row={rowFor("generate")}
        title={CONNECTION_PARTS.generateTitle}
        verb={CONNECTION_PARTS.generate}
        pendingLabel={CONNECTION_PARTS.generating}
        consequences={CONNECTION_PARTS.generateConsequences}
        danger={false}
        call={(row) => trpc.identityProviders.generateKey.mutate({ organization, identityProvider: row.id })}
        done={CONNECTION_PARTS.generated}
        onClose={close}
      />
    </>
  );
}
