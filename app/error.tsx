"use client";

import { FailurePage } from "./_components/page/failure-page";

/** Shown in place of a page that failed. The server keeps the cause under the digest. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <FailurePage digest={error.digest} onRetry={retry} />;
}
