"use client";

import { useEffect, useState } from "react";

import { TOAST_EVENT, type ToastMessage } from "@/app/_lib/toast";

const SHOWN_MS = 4000;

function isToast(event: Event): event is CustomEvent<ToastMessage> {
  return event instanceof CustomEvent;
}

/** Speaks and shows what `toast` says. The region stands in the page from the start, or nothing in it would be spoken. */
export function ToastRegion() {
  const [message, setMessage] = useState<(ToastMessage & { at: number }) | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onToast = (event: Event) => {
      if (!isToast(event)) return;
      clearTimeout(timer);
      setMessage({ ...event.detail, at: event.timeStamp });
      timer = setTimeout(() => setMessage(null), SHOWN_MS);
    };
    window.addEventListener(TOAST_EVENT, onToast);
    return () => {
      clearTimeout(timer);
      window.removeEventListener(TOAST_EVENT, onToast);
    };
  }, []);
  return (
    <div role="status" aria-live="polite">
      {message === null ? null : (
        <p key={message.at} className="toast">
          <span aria-hidden="true">{message.tone === "danger" ? "!" : "✓"}</span>
          {message.text}
        </p>
      )}
    </div>
  );
}
