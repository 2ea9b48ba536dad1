import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";

import { Shell } from "@/app/_components/shell/shell";
import { askedPath } from "@/server/api/next-request";

import { focusedPage } from "./page-or-refusal";
import { presentPlace, shellProps, type ShellPlace } from "./shell-props";

/** An old slug, an id or other capitals: the same place under its present address. */
async function leadToPresent(given: ShellPlace, current: ShellPlace): Promise<void> {
  const levels = given.workspace === undefined ? (["organization"] as const) : (["workspace", "project"] as const);
  const path = askedPath(await headers());
  let present = path;
  for (const level of levels) {
    const [asked, slug] = [given[level], current[level]];
    if (asked === undefined || slug === undefined || asked === slug) continue;
    // "/workspaces/OLD/projects/OLD": the word before it tells which of two equal slugs is meant.
    present = present.replace(`/${level}s/${encodeURIComponent(asked)}`, `/${level}s/${encodeURIComponent(slug)}`);
  }
  if (present !== path) redirect(present);
}

/** The frame with everything in it; where the place itself is refused, that alone. */
export async function inShell(place: ShellPlace, children: ReactNode): Promise<ReactNode> {
  return focusedPage(async () => {
    const data = await shellProps(place);
    await leadToPresent(place, await presentPlace(place, data));
    return <Shell {...data}>{children}</Shell>;
  });
}
