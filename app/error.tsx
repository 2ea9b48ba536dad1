"use client";

import { FailurePage } from "@/app/_components/failure-page";

/** Shown in place of a page that failed. The server keeps the cause under the digest. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailurePage digest={error.digest} onRetry={reset} />;
}
