"use client";

import { ENDING } from "@/app/_sentences/people/leaving";
import { trpc } from "@/app/_lib/trpc";

import { EndingDialog } from "./ending-dialog";
import type { EndingPlace } from "./ending-sections";

interface LeaveDialogProps {
  /** What the visitor leaves; null while closed. */
  place: EndingPlace | null;
  onClose: () => void;
  /** Leads away from a page that is out of sight now; where absent the page is fetched anew. */
  onLeft?: () => void;
}

/** The visitor leaves a workspace or an organization: what ends first, a successor for their projects, and a receipt. */
export function LeaveDialog({ place, onClose, onLeft }: LeaveDialogProps) {
  if (place === null) return null;
  const { kind, slug, name } = place;
  const inside = kind === "workspace";
  return (
    <EndingDialog
      key={`${kind} ${slug}`}
      place={place}
      own
      title={ENDING.leaveTitle(name)}
      verb={ENDING.leaveVerb[kind]}
      pendingLabel={ENDING.leaving}
      receiptTitle={() => ENDING.leftTitle(name)}
      preview={() =>
        inside
          ? trpc.members.previewLeaving.query({ workspace: slug })
          : trpc.members.previewLeavingOrganization.query({ organization: slug })
      }
      call={(handOver) =>
        inside
          ? trpc.members.leave.mutate({ workspace: slug, ...handOver })
          : trpc.members.leaveOrganization.mutate({ organization: slug, ...handOver })
      }
      onClose={onClose}
      onDone={onLeft}
    />
  );
}
