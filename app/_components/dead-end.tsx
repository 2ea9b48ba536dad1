import type { ReactNode } from "react";

import { FocusedPage } from "./focused-page";
import { LinkButton } from "./link-button";

interface DeadEndProps {
  title: string;
  text: ReactNode;
  /** Where to go from here. */
  links?: readonly { label: string; href: string }[];
}

/** A page that can do nothing more: says why, and where to go. */
export function DeadEnd({ title, text, links = [] }: DeadEndProps) {
  return (
    <FocusedPage title={title} description={text}>
      {links.length === 0 ? null : (
        <div className="flex flex-wrap gap-2">
          {links.map(({ label, href }, index) => (
            <LinkButton key={href} href={href} variant={index === 0 ? "primary" : "secondary"}>
              {label}
            </LinkButton>
          ))}
        </div>
      )}
    </FocusedPage>
  );
}
