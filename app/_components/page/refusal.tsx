import type { ReactNode } from "react";

import { LinkButton } from "@/app/_components/link-button";
import { FORM } from "@/app/_sentences/interface/forms";

interface RefusalProps {
  /** Absent where the page around it has one. */
  title?: string;
  text: ReactNode;
  /** To quote to whoever runs the instance. */
  requestId?: string | undefined;
  links: readonly { label: string; href: string }[];
  /** What can be done here, before the links that lead away. */
  children?: ReactNode;
}

/** In place of a page's content: why it is not shown, whom to ask, and where to go. */
export function Refusal({ title, text, requestId, links, children }: RefusalProps) {
  return (
    <div className={title === undefined ? "grid gap-3" : "panel grid max-w-2xl gap-3 p-5 sm:p-6"}>
      {title === undefined ? null : <h1 className="text-xl font-semibold tracking-tight text-balance">{title}</h1>}
      <p className="text-muted text-pretty">{text}</p>
      {requestId === undefined ? null : (
        <p className="text-muted text-sm">
          {FORM.request("")} <code className="break-all select-all">{requestId}</code>
        </p>
      )}
      <div className="mt-1 flex flex-wrap gap-2">
        {children}
        {links.map(({ label, href }, index) => (
          <LinkButton key={href} href={href} variant={index === 0 && children == null ? "primary" : "secondary"}>
            {label}
          </LinkButton>
        ))}
      </div>
    </div>
  );
}
