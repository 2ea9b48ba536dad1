"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { Button } from "@/app/_components/button";
import { Dialog, prepareDialog } from "@/app/_components/dialog/dialog";
import { REQUESTS } from "@/app/_sentences/access/requests";
import { toast } from "@/app/_lib/toast";

import type { WaitingRequest } from "./grant-request-form";

const GrantForm = dynamic(async () => (await import("./grant-request-form")).GrantRequestForm, { ssr: false });
const DeclineForm = dynamic(async () => (await import("./decline-request-form")).DeclineRequestForm, { ssr: false });

const TITLES = { grant: REQUESTS.grantTitle, decline: REQUESTS.declineTitle } as const;
const DONE = { grant: REQUESTS.granted, decline: REQUESTS.declined } as const;

/** The two answers to a request, each with its dialog. */
export function DecideRequest(request: WaitingRequest) {
  const [open, setOpen] = useState<"grant" | "decline" | null>(null);
  const Form = open === "decline" ? DeclineForm : GrantForm;
  return (
    <span className="flex flex-wrap gap-2">
      <Button variant="primary" onPointerEnter={prepareDialog} onFocus={prepareDialog} onClick={() => setOpen("grant")}>
        {REQUESTS.grant}
      </Button>
      <Button onPointerEnter={prepareDialog} onFocus={prepareDialog} onClick={() => setOpen("decline")}>
        {REQUESTS.decline}
      </Button>
      {open === null ? null : (
        <Dialog open onOpenChange={() => setOpen(null)} title={TITLES[open]}>
          <Form
            {...request}
            onCancel={() => setOpen(null)}
            onDone={() => {
              toast(DONE[open]);
              setOpen(null);
            }}
          />
        </Dialog>
      )}
    </span>
  );
}
