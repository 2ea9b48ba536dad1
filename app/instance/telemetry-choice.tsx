"use client";

import { Button } from "@/app/_components/button";
import { Notice } from "@/app/_components/page/notice";
import { TELEMETRY } from "@/app/_sentences/people/preferences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

/** Agree or refuse; whoever was never asked sees both. */
export function TelemetryChoice({ share }: { share: boolean | null }) {
  const { run, pending, failure } = useCommand(trpc.telemetry.set.mutate, {
    onDone: (saved) => toast(saved.share === true ? TELEMETRY.agreed : TELEMETRY.stopped),
  });
  const waiting = { pending, pendingLabel: TELEMETRY.saving };
  return (
    <>
      {failure === null ? null : (
        <Notice tone="danger" live>
          {failure.sentence}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        {share === true ? null : (
          <Button {...waiting} onClick={() => void run({ share: true })}>
            {TELEMETRY.agree}
          </Button>
        )}
        {share === false ? null : (
          <Button {...waiting} onClick={() => void run({ share: false })}>
            {share === null ? TELEMETRY.refuse : TELEMETRY.stop}
          </Button>
        )}
      </div>
    </>
  );
}
