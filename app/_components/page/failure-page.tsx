"use client";

import { FAILURE } from "@/app/_sentences/interface/page";
import { urls } from "@/app/_lib/urls";

import { Button } from "@/app/_components/button";
import { FocusedPage } from "./focused-page";
import { LinkButton } from "@/app/_components/link-button";

interface FailurePageProps {
  digest: string | undefined;
  onRetry: () => void;
}

export function FailurePage({ digest, onRetry }: FailurePageProps) {
  return (
    <FocusedPage title={FAILURE.title} description={FAILURE.text}>
      {digest === undefined ? null : (
        <p className="text-muted text-sm">
          {FAILURE.reference} <code className="break-all select-all">{digest}</code>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={onRetry}>
          {FAILURE.again}
        </Button>
        <LinkButton href={urls.home()}>{FAILURE.toHome}</LinkButton>
      </div>
    </FocusedPage>
  );
}
