"use client";

import { useEffect, useRef } from "react";

import { BUTTON_CLASS } from "@/app/_components/button-class";
import { Notice } from "./notice";

interface DoneNoticeProps {
  title: string;
  text: string;
  /** A second paragraph. */
  help?: string;
  /** The step that follows. */
  next?: { label: string; href: string };
}

/** Stands where a form was, now that it has done its work; takes the focus that the form had. */
export function DoneNotice({ title, text, help, next }: DoneNoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <div ref={box} tabIndex={-1} className="grid gap-4 outline-none">
      <Notice tone="ok" title={title} live>
        <p>{text}</p>
        {help === undefined ? null : <p className="mt-1">{help}</p>}
      </Notice>
      {next === undefined ? null : (
        <a className={BUTTON_CLASS.primary} href={next.href}>
          {next.label}
        </a>
      )}
    </div>
  );
}
