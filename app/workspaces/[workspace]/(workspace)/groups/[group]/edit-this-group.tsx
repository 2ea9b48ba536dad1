"use client";

import { useState } from "react";

import { Button } from "@/app/_components/button";
import { prepareDialog } from "@/app/_components/dialog/dialog";
import { GROUPS } from "@/app/_sentences/people/groups";

import { EditGroup } from "../edit-group";
import type { GroupPlace } from "./group-place";

interface EditThisGroupProps {
  place: GroupPlace;
  disabledReason: string | undefined;
}

export function EditThisGroup({ place, disabledReason }: EditThisGroupProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        disabledReason={disabledReason}
        onPointerEnter={prepareDialog}
        onFocus={prepareDialog}
        onClick={() => setOpen(true)}
      >
        {GROUPS.edit}
      </Button>
      <EditGroup
        workspace={place.slug}
        row={open ? { id: place.group, name: place.name } : null}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
