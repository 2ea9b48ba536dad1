"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { prepareDialog } from "@/app/_components/dialog/dialog";
import { InlineEdit } from "@/app/_components/form/inline-edit";
import { Notice } from "@/app/_components/page/notice";
import { StatusBadge } from "@/app/_components/table/status-badge";
import { PROFILE } from "@/app/_sentences/people/account";
import { exactDay, utcTime, type Clock } from "@/app/_lib/format";
import { PICTURE } from "@/app/_sentences/people/preferences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import type { AccountView } from "@/server/accounts/schema";

import { ChangeEmailDialog } from "./change-email-dialog";
import { PictureField } from "./picture-field";
import { useRename } from "./use-rename";

interface ProfileDetailsProps {
  account: AccountView;
  /** Whether this instance can send letters. */
  mail: boolean;
  clock: Clock;
}

function Unconfirmed({ email, mail }: { email: string; mail: boolean }) {
  const request = useCommand(() => trpc.accounts.requestVerification.mutate(), {
    refresh: false,
    onDone: () => toast(PROFILE.sent(email)),
    onFailure: ({ sentence }) => toast(sentence, "danger"),
  });
  if (!mail) return <Notice tone="warn">{PROFILE.unconfirmedNoMail}</Notice>;
  const send = (
    <Button pending={request.pending} pendingLabel={PROFILE.sending} onClick={() => void request.run(undefined)}>
      {PROFILE.sendAgain}
    </Button>
  );
  return (
    <Notice tone="warn" action={send}>
      {PROFILE.unconfirmedHelp}
    </Notice>
  );
}

export function ProfileDetails({ account, mail, clock }: ProfileDetailsProps) {
  const [changing, setChanging] = useState(false);
  const { pending, rename } = useRename();
  const { id, name, email, emailVerified, picture, operator, createdAt } = account;
  const address = (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="min-w-0 break-all">{email}</span>
      <StatusBadge tone={emailVerified ? "ok" : "warn"}>
        {emailVerified ? PROFILE.confirmed : PROFILE.unconfirmed}
      </StatusBadge>
    </span>
  );
  const change = (
    <Button onPointerEnter={prepareDialog} onFocus={prepareDialog} onClick={() => setChanging(true)}>
      {PROFILE.change}
      <span className="sr-only">: {PROFILE.email}</span>
    </Button>
  );
  const since = (
    <time dateTime={createdAt} title={utcTime(createdAt)}>
      {exactDay(createdAt, clock)}
    </time>
  );
  return (
    <div className="grid gap-4">
      {emailVerified ? null : <Unconfirmed email={email} mail={mail} />}
      <DescriptionList
        items={[
          { label: PICTURE.label, value: <PictureField name={name} picture={picture} /> },
          {
            label: PROFILE.name,
            value: <InlineEdit label={PROFILE.name} value={name} maxLength={100} pending={pending} onSave={rename} />,
          },
          { label: PROFILE.email, value: address, action: change },
          {
            label: PROFILE.id,
            value: (
              <span className="flex items-center gap-1">
                <code className="break-all">{id}</code>
                <CopyButton text={id} label={PROFILE.copyId} />
              </span>
            ),
          },
          { label: PROFILE.since, value: since },
          ...(operator ? [{ label: PROFILE.operator, value: PROFILE.operatorHelp }] : []),
        ]}
      />
      <ChangeEmailDialog open={changing} onOpenChange={setChanging} mail={mail} />
    </div>
  );
}
