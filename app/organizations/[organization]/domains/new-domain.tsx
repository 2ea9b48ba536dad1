"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { DOMAINS } from "@/app/_sentences/sso/domains";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";

const load = async () => (await import("./new-domain-form")).NewDomainForm;
const NewDomainForm = dynamic(load, { ssr: false });

interface NewDomainProps {
  opened: boolean;
  organization: string;
}

export function NewDomain({ opened, organization }: NewDomainProps) {
  const [open, setOpen] = useCreatePanel(opened);
  return (
    <LazyDialogButton
      label={DOMAINS.add}
      prepare={() => void load()}
      open={open}
      onOpenChange={setOpen}
      title={DOMAINS.addTitle}
      description={DOMAINS.addText}
    >
      <NewDomainForm organization={organization} onClose={() => setOpen(false)} />
    </LazyDialogButton>
  );
}
