"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";

import { leavingTo } from "@/app/_lib/shell/soft-links";

interface NextStep {
  label: string;
  href: string;
  /** What it is good for. */
  note?: string;
}

/** What people do next, as links. */
export function NextSteps({ label, steps }: { label: string; steps: readonly NextStep[] }) {
  const router = useRouter();
  // A dialog stands outside of the frame, which follows links elsewhere.
  function follow(event: MouseEvent): void {
    const href = leavingTo(event.nativeEvent);
    if (href === null) return;
    event.preventDefault();
    event.stopPropagation();
    router.push(href);
  }
  return (
    <ul aria-label={label} className="panel divide-line divide-y" onClick={follow}>
      {steps.map(({ label: text, href, note }) => (
        <li key={href} className="grid min-h-[44px] content-center px-4 py-2">
          <a href={href} className="text-link inline-flex min-h-[24px] items-center justify-self-start">
            {text}
          </a>
          {note === undefined ? null : <span className="text-muted text-sm">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
