"use client";

import { FailurePage } from "./_components/page/failure-page";

/** Shown in place of a page that failed. The server keeps the cause under the digest. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailurePage digest={error.digest} onRetry={reset} />;
}
