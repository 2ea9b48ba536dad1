"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { ConfirmDialog } from "@/app/_components/dialog/confirm-dialog";
import type { PickerSearch } from "@/app/_components/picker/types";
import type { ReceiptData } from "@/app/_components/dialog/preview-types";
import { ENDING } from "@/app/_sentences/people/leaving";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import type { EndingPreview, EndingReceipt, HandOverInput } from "@/server/members/schema/endings";

import { blockedBy, previewSections, receiptOf, type EndingPlace } from "./ending-sections";

const load = async () => (await import("./hand-over-fields")).HandOverFields;
const HandOverFields = dynamic(load, { ssr: false });

/** As many as one looks through before typing on. */
const FOUND = 20;

interface EndingDialogProps {
  place: EndingPlace;
  title: string;
  verb: string;
  pendingLabel: string;
  receiptTitle: (name: string) => string;
  /** The caller goes, not somebody else. */
  own: boolean;
  preview: () => Promise<EndingPreview>;
  call: (handOver: HandOverInput) => Promise<EndingReceipt>;
  onClose: () => void;
  /** Once the receipt was read; where absent the page is fetched anew. */
  onDone?: (() => void) | undefined;
}

/** The people who may be handed a project, without whoever goes. */
function heirs({ kind, slug }: EndingPlace, leaver: string): PickerSearch {
  return async (text) => {
    const asked = { limit: FOUND, status: "active" as const, ...(text === "" ? {} : { search: text }) };
    const { items } =
      kind === "workspace"
        ? await trpc.members.list.query({ workspace: slug, ...asked })
        : await trpc.members.listInOrganization.query({ organization: slug, ...asked });
    return items.flatMap(({ user }) =>
      user.id === leaver ? [] : { value: user.id, label: user.name, note: user.email },
    );
  };
}

/** What ends when somebody goes, who gets their projects, and what was ended. Mount it while it is open. */
export function EndingDialog(props: EndingDialogProps) {
  const { place, title, verb, pendingLabel, receiptTitle, own, preview, call, onClose, onDone } = props;
  const router = useRouter();
  const [looked, setLooked] = useState<EndingPreview | null>(null);
  const [handOver, setHandOver] = useState<HandOverInput>({});
  const [receipt, setReceipt] = useState<ReceiptData | null>(null);
  const command = useCommand(call, {
    // The page behind may be out of sight by now, so it is left when the receipt was read.
    refresh: false,
    onDone: (ended) => setReceipt(receiptOf(place.kind, ended, receiptTitle(ended.user.name))),
  });
  async function look() {
    const found = await preview();
    setLooked(found);
    return previewSections(place.kind, found, own);
  }
  function close(): void {
    command.reset();
    onClose();
    if (receipt === null) return;
    if (onDone === undefined) router.refresh();
    else onDone();
  }
  const blocked = looked === null ? null : blockedBy(looked);
  const chosen = handOver.handOver !== undefined || handOver.handOverTo !== undefined;
  const unfit = chosen && command.failure?.reason === "not_found";
  return (
    <ConfirmDialog
      open
      onOpenChange={close}
      title={title}
      verb={verb}
      pendingLabel={pendingLabel}
      preview={look}
      pending={command.pending}
      failure={unfit ? null : command.failure}
      refused={blocked ?? undefined}
      receipt={receipt}
      onConfirm={() => void command.run(handOver)}
    >
      {looked === null || looked.owned.total === 0 || blocked !== null ? null : (
        <HandOverFields
          owned={looked.owned}
          value={handOver}
          onChange={setHandOver}
          search={heirs(place, looked.user.id)}
          error={unfit ? ENDING.notReachable : undefined}
        />
      )}
    </ConfirmDialog>
  );
}
