"use client";

import { useState } from "react";

import { Notice } from "@/app/_components/page/notice";
import { TIP_COOKIE, type Tip } from "./tips";
import { urls } from "@/app/_lib/urls";
import { HOME } from "@/app/_sentences/places/home";

const KEPT_SECONDS = 172_800;

/** One tip, until it is closed or the day is over. */
export function ProTip({ day, tip }: { day: string; tip: Tip }) {
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  function close(): void {
    document.cookie = `${TIP_COOKIE}=${day}; path=/; max-age=${KEPT_SECONDS}; samesite=lax`;
    setClosed(true);
    // What had the focus is gone: reading goes on with the page.
    document.querySelector<HTMLElement>("main")?.focus();
  }
  const actions = (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <a href={urls.account.preferences()} className="text-link">
        {HOME.tipsOff}
      </a>
      <button type="button" className="text-link min-h-[24px]" onClick={close}>
        {HOME.closeTip}
      </button>
    </span>
  );
  return (
    <aside aria-label={HOME.tip} className="mb-6">
      <Notice title={HOME.tip} action={actions}>
        {tip.text}{" "}
        <a href={tip.href} className="text-link">
          {tip.link}
        </a>
      </Notice>
    </aside>
  );
}
