"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { DETAILS } from "@/app/_sentences/billing/plans";
import { toast } from "@/app/_lib/toast";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";
import type { BillingDetailsView } from "@/server/billing/schema";

const load = async () => (await import("@/app/_billing/details-form")).DetailsForm;
const DetailsForm = dynamic(load, { ssr: false });

interface BillingInfoProps {
  organization: string;
  details: BillingDetailsView;
  opened: boolean;
}

/** The dialog with who is billed. */
export function BillingInfo({ organization, details, opened }: BillingInfoProps) {
  const [open, setOpen] = useCreatePanel(opened);
  const [saved, setSaved] = useState({ over: details, as: details });
  const router = useRouter();
  return (
    <LazyDialogButton
      label={DETAILS.title}
      variant="secondary"
      prepare={() => void load()}
      open={open}
      onOpenChange={setOpen}
      title={DETAILS.title}
      description={DETAILS.text}
    >
      <DetailsForm
        organization={organization}
        // Until the page is there anew, what was just saved is newer than what it was drawn with.
        details={saved.over === details ? saved.as : details}
        onSaved={(as) => {
          setSaved({ over: details, as });
          setOpen(false);
          toast(DETAILS.saved);
          router.refresh();
        }}
      />
    </LazyDialogButton>
  );
}
