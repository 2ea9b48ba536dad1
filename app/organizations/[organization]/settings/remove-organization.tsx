"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/app/_components/button";
import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import type { PreviewSection, ReceiptData } from "@/app/_components/dialog/preview-types";
import { ORGANIZATION_LIFE, REMOVAL } from "@/app/_sentences/places/lifecycle";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import type { OrganizationRemovalView, RemovedOrganizationView } from "@/server/organizations/schema";

const RESTORABLE_DAYS = 30;

const STAYS: PreviewSection = { kind: "stays", lines: [REMOVAL.stays(RESTORABLE_DAYS), REMOVAL.disabled] };

function previewOf(found: OrganizationRemovalView): PreviewSection[] {
  const { workspaces, projects, members, serviceAccounts, credentials, invitations } = found;
  const items = workspaces.names.map((text, index) => ({ key: `${index} ${text}`, text }));
  const parts = [
    { label: REMOVAL.workspaces, total: workspaces.total, items },
    { label: REMOVAL.projects, total: projects },
    { label: REMOVAL.members, total: members },
    { label: REMOVAL.serviceAccounts, total: serviceAccounts },
    { label: REMOVAL.credentials, total: credentials },
    { label: REMOVAL.invitations, total: invitations },
  ];
  return [{ kind: "ends", parts }, STAYS];
}

function receiptOf({ name, deletedAt, credentials, invitations, links }: RemovedOrganizationView): ReceiptData {
  const parts = [
    { label: REMOVAL.endedCredentials, total: credentials },
    { label: REMOVAL.endedInvitations, total: invitations },
    { label: REMOVAL.endedLinks, total: links },
  ];
  const text = ORGANIZATION_LIFE.restorableAt;
  return {
    title: ORGANIZATION_LIFE.removedTitle(name),
    text,
    at: deletedAt,
    sections: [{ kind: "done", parts }, STAYS],
  };
}

/** Deletes the organization: what goes with it is shown first, its name is typed, and a receipt says what ended. */
export function RemoveOrganization({ organization }: { organization: { name: string; slug: string } }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [receipt, setReceipt] = useState<ReceiptData | null>(null);
  const { name, slug } = organization;
  const command = useCommand(trpc.organizations.remove.mutate, {
    // The page behind is out of sight now, so it is left when the receipt was read.
    refresh: false,
    onDone: (removed) => setReceipt(receiptOf(removed)),
  });
  function close(): void {
    command.reset();
    setOpen(false);
    if (receipt !== null) router.replace(urls.account.workspaces());
  }
  return (
    <div>
      <Button variant="danger" onClick={() => setOpen(true)}>
        {ORGANIZATION_LIFE.remove}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={close}
        title={ORGANIZATION_LIFE.removeTitle(name)}
        verb={ORGANIZATION_LIFE.remove}
        pendingLabel={ORGANIZATION_LIFE.removing}
        preview={async () => previewOf(await trpc.organizations.previewRemoval.query({ organization: slug }))}
        typedName={name}
        pending={command.pending}
        failure={command.failure}
        receipt={receipt}
        onConfirm={() => void command.run({ organization: slug, name })}
      />
    </div>
  );
}
