"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/app/_components/button";
import { RESOURCES } from "@/app/_sentences/access/resources";
import { urls } from "@/app/_lib/urls";
import { RemoveResources } from "@/app/_resources/remove-resources";

interface DeleteResourceProps {
  workspace: string;
  resource: { id: string; name: string };
  disabledReason: string | undefined;
}

export function DeleteResource({ workspace, resource, disabledReason }: DeleteResourceProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [gone, setGone] = useState(false);
  return (
    <>
      <Button variant="danger" disabledReason={disabledReason} onClick={() => setOpen(true)}>
        {RESOURCES.removeVerb}
      </Button>
      <RemoveResources
        workspace={workspace}
        rows={open ? [resource] : []}
        // The page itself has nothing to show any more: the receipt is read first.
        refresh={false}
        onRemoved={() => setGone(true)}
        onClose={() => {
          setOpen(false);
          if (gone) router.push(urls.workspace.resources(workspace));
        }}
      />
    </>
  );
}
