"use client";

import { Button } from "@/app/_components/button";
import { Notice } from "@/app/_components/page/notice";
import { COMPUTE } from "@/app/_sentences/places/compute";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

interface RefreshGpuTypesProps {
  workspace: string;
  project: string;
  refusal: string | undefined;
}

export function RefreshGpuTypes({ workspace, project, refusal }: RefreshGpuTypesProps) {
  const command = useCommand(trpc.projects.refreshGpuTypes.mutate, {
    onDone: ({ gpuTypes }) => toast(COMPUTE.refreshed(gpuTypes?.length ?? 0)),
  });
  return (
    <>
      <Button
        pending={command.pending}
        pendingLabel={COMPUTE.refreshing}
        disabledReason={refusal}
        onClick={() => void command.run({ workspace, project })}
      >
        {COMPUTE.refresh}
      </Button>
      {command.failure === null ? null : (
        <Notice tone="danger" live>
          {command.failure.sentence}
        </Notice>
      )}
    </>
  );
}
