import type { ReactNode } from "react";

import { LinkButton } from "@/app/_components/link-button";

import { FocusedPage } from "./focused-page";

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
