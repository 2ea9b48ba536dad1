"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { urls } from "@/app/_lib/urls";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";
import { INVITATIONS } from "@/app/_sentences/people/invitations";
import type { InvitedItem } from "@/server/invitations/schema";

const loadForm = async () => (await import("./invite-form")).InviteForm;
const loadAnswer = async () => (await import("./invited-people")).InvitedPeople;
const InviteForm = dynamic(loadForm, { ssr: false });
const InvitedPeople = dynamic(loadAnswer, { ssr: false });

/** The links are shown this once, so what shows them is there before they are made. */
function prepare(): void {
  void loadForm();
  void loadAnswer();
}

interface InviteUsersProps {
  opened: boolean;
  workspace: { slug: string; name: string };
}

/** The addresses, then the links to hand over, then the list of users with the pending rows. */
export function InviteUsers({ opened, workspace }: InviteUsersProps) {
  const router = useRouter();
  const [open, setOpen] = useCreatePanel(opened);
  const [items, setItems] = useState<readonly InvitedItem[] | null>(null);
  function change(next: boolean): void {
    if (next || items === null) setOpen(next);
    else {
      setOpen(false);
      setItems(null);
      router.push(urls.workspace.members(workspace.slug));
    }
  }
  const someLink = items?.some(({ link }) => link !== undefined) === true;
  return (
    <LazyDialogButton
      label={INVITATIONS.invite}
      prepare={prepare}
      open={open}
      onOpenChange={change}
      title={items === null ? INVITATIONS.inviteTitle(workspace.name) : INVITATIONS.doneTitle(someLink)}
      {...(someLink ? { description: INVITATIONS.doneText } : {})}
      wide={items !== null}
      sticky={items !== null}
    >
      {items === null ? (
        <InviteForm workspace={workspace.slug} onCancel={() => change(false)} onDone={setItems} />
      ) : (
        <InvitedPeople items={items} onClose={() => change(false)} />
      )}
    </LazyDialogButton>
  );
}
