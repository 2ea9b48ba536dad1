"use client";

import { FailurePage } from "./_components/page/failure-page";

import "./globals.css";

/** Shown where even the root layout failed, so it brings its own document. */
export default function GlobalErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <FailurePage digest={error.digest} onRetry={retry} />
      </body>
    </html>
  );
}
