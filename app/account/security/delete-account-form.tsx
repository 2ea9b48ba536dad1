"use client";

import { useCallback, useState } from "react";

import { Button } from "@/app/_components/button";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { PasswordField, TextField } from "@/app/_components/form/fields";
import { Notice } from "@/app/_components/page/notice";
import { PreviewList } from "@/app/_components/dialog/preview-list";
import type { PreviewSection } from "@/app/_components/dialog/preview-types";
import { Skeleton } from "@/app/_components/page/skeleton";
import { usePreview } from "@/app/_components/dialog/use-preview";
import { PREVIEW } from "@/app/_sentences/interface/controls";
import { PROFILE } from "@/app/_sentences/people/account";
import { DELETE_ACCOUNT, ENDING } from "@/app/_sentences/people/leaving";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import type { AccountRemovalPreview } from "@/server/accounts/schema";

interface DeleteAccountFormProps {
  email: string;
  onCancel: () => void;
}

const loadSchema = async () => (await import("@/server/accounts/schema")).removeAccountSchema;

function namesOf(places: readonly { name: string }[]): string {
  return places.map(({ name }) => name).join(", ");
}

/** Whatever stands against it, one sentence each. */
function blockedBy({ lastOwnerOf, lastAdminOf, lastOperator }: AccountRemovalPreview): string[] {
  return [
    ...(lastOwnerOf.length > 0 ? [DELETE_ACCOUNT.lastOwner(namesOf(lastOwnerOf))] : []),
    ...(lastAdminOf.length > 0 ? [DELETE_ACCOUNT.lastAdmin(namesOf(lastAdminOf))] : []),
    ...(lastOperator ? [DELETE_ACCOUNT.lastOperator] : []),
  ];
}

function sectionsOf(preview: AccountRemovalPreview): PreviewSection[] {
  const { organizations, credentials, projects, owned } = preview;
  const blocked = blockedBy(preview);
  return [
    ...(blocked.length === 0 ? [] : [{ kind: "ends" as const, title: ENDING.blockedTitle, lines: blocked }]),
    {
      kind: "ends",
      lines: DELETE_ACCOUNT.endsLines,
      parts: [
        {
          label: DELETE_ACCOUNT.organizations,
          total: organizations.total,
          items: organizations.items.map(({ id, name }) => ({ key: id, text: name })),
        },
        { label: DELETE_ACCOUNT.credentials, total: credentials },
        { label: DELETE_ACCOUNT.projects, total: projects },
      ],
    },
    {
      kind: "ownerless",
      lines: owned.total === 0 ? [] : [DELETE_ACCOUNT.ownedHelp],
      parts: [
        {
          label: DELETE_ACCOUNT.owned,
          total: owned.total,
          items: owned.items.map(({ id, name, organization }) => ({ key: id, text: name, note: organization })),
        },
      ],
    },
    { kind: "stays", lines: [ENDING.staysOwn] },
  ];
}

function Looked({ state, again }: ReturnType<typeof usePreview>) {
  if (state === "none") return null;
  if (state === "failed") {
    return (
      <Notice tone="danger" live action={<Button onClick={again}>{PREVIEW.again}</Button>}>
        {PREVIEW.failed}
      </Notice>
    );
  }
  return (
    <div role="status" aria-busy={state === "loading"}>
      {state === "loading" ? <Skeleton className="w-3/4" /> : <PreviewList sections={state} />}
    </div>
  );
}

/** What ends with the account; the address typed and the password, since nothing of it comes back. */
export function DeleteAccountForm({ email, onCancel }: DeleteAccountFormProps) {
  const [refused, setRefused] = useState<string | undefined>(PREVIEW.notYet);
  const look = useCallback(async () => {
    const found = await trpc.accounts.previewRemoval.query();
    setRefused(blockedBy(found)[0]);
    return sectionsOf(found);
  }, []);
  const preview = usePreview(look);
  const form = useSchemaForm(loadSchema, { email: "", password: "" });
  const { errors } = form.formState;
  const command = useCommand(trpc.accounts.remove.mutate, {
    form,
    refresh: false,
    // Nothing of what this page holds may be left: the next one starts anew.
    onDone: () => window.location.assign(urls.signIn()),
  });
  const wrongPassword = errors.password?.type === "password_wrong";
  const wrongEmail = errors.email?.type === "name_differs";
  return (
    <DialogForm
      form={form}
      labels={{ email: DELETE_ACCOUNT.email(email), password: DELETE_ACCOUNT.password }}
      command={command}
      prepare={loadSchema}
      onSubmit={command.run}
      submit={DELETE_ACCOUNT.verb}
      pendingLabel={DELETE_ACCOUNT.deleting}
      danger
      disabledReason={refused}
      onCancel={onCancel}
    >
      <Looked {...preview} />
      <TextField
        {...form.register("email")}
        label={DELETE_ACCOUNT.email(email)}
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="off"
        required
        error={wrongEmail ? DELETE_ACCOUNT.wrongEmail : errors.email?.message}
      />
      <PasswordField
        {...form.register("password")}
        label={DELETE_ACCOUNT.password}
        help={PROFILE.passwordHelp}
        autoComplete="current-password"
        required
        error={wrongPassword ? DELETE_ACCOUNT.wrongPassword : errors.password?.message}
      />
    </DialogForm>
  );
}
