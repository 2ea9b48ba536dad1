"use client";

import dynamic from "next/dynamic";

import { LazyDialogButton } from "@/app/_components/dialog/lazy-dialog-button";
import { GROUP } from "@/app/_sentences/people/groups";
import { toast } from "@/app/_lib/toast";
import { useCreatePanel } from "@/app/_lib/form/use-create-panel";

import type { GroupPlace } from "./group-place";

const load = async () => (await import("./add-members-form")).AddMembersForm;
const AddMembersForm = dynamic(load, { ssr: false });

interface AddMembersProps {
  opened: boolean;
  place: GroupPlace;
  disabledReason: string | undefined;
}

export function AddMembers({ opened, place, disabledReason }: AddMembersProps) {
  const [open, setOpen] = useCreatePanel(opened && disabledReason === undefined);
  return (
    <LazyDialogButton
      label={GROUP.add}
      prepare={() => void load()}
      disabledReason={disabledReason}
      open={open}
      onOpenChange={setOpen}
      title={GROUP.addTitle(place.name)}
    >
      <AddMembersForm
        place={place}
        onCancel={() => setOpen(false)}
        onDone={() => {
          setOpen(false);
          toast(GROUP.added);
        }}
      />
    </LazyDialogButton>
  );
}
