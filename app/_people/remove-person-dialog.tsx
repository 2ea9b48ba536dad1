"use client";

import { ENDING } from "@/app/_sentences/people/leaving";
import { trpc } from "@/app/_lib/trpc";

import { EndingDialog } from "./ending-dialog";
import type { EndingPlace } from "./ending-sections";

interface RemovePersonDialogProps {
  /** A workspace, or an organization: there also for external collaborators, who go from all its projects. */
  place: EndingPlace;
  /** Null while closed. */
  person: { id: string; name: string } | null;
  onClose: () => void;
}

/** Takes somebody out of a place: what ends first, a successor for their projects, and a receipt. */
export function RemovePersonDialog({ place, person, onClose }: RemovePersonDialogProps) {
  if (person === null) return null;
  const { kind, slug, name } = place;
  const { id: user } = person;
  const inside = kind === "workspace";
  return (
    <EndingDialog
      key={user}
      place={place}
      own={false}
      title={ENDING.removeTitle(person.name, name)}
      verb={ENDING.removeVerb[kind]}
      pendingLabel={ENDING.removing}
      receiptTitle={(gone) => ENDING.removedTitle(gone, name)}
      preview={() =>
        inside
          ? trpc.members.previewRemoval.query({ workspace: slug, user })
          : trpc.members.previewRemovalFromOrganization.query({ organization: slug, user })
      }
      call={(handOver) =>
        inside
          ? trpc.members.remove.mutate({ workspace: slug, user, ...handOver })
          : trpc.members.removeFromOrganization.mutate({ organization: slug, user, ...handOver })
      }
      onClose={onClose}
    />
  );
}
