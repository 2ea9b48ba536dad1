import type { ReactNode } from "react";

type NoticeTone = "info" | "ok" | "warn" | "danger";

const NOTICE: Record<NoticeTone, string> = {
  info: "notice",
  ok: "notice notice-ok",
  warn: "notice notice-warn",
  danger: "notice notice-danger",
};

interface NoticeProps {
  tone?: NoticeTone;
  title?: string;
  children?: ReactNode;
  /** Right of the text: a button or link. */
  action?: ReactNode;
  /** Speaks it as soon as it appears. */
  live?: boolean;
}

/** A remark in the page. The bar at its side and its words carry the tone, colour only repeats it. */
export function Notice({ tone = "info", title, children, action, live = false }: NoticeProps) {
  return (
    <div className={NOTICE[tone]} role={live ? (tone === "danger" ? "alert" : "status") : undefined}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          {title === undefined ? null : <p className="font-medium">{title}</p>}
          {children === undefined ? null : <div className="text-sm">{children}</div>}
        </div>
        {action}
      </div>
    </div>
  );
}
