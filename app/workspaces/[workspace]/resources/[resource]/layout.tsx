import type { ReactNode } from "react";

import { inShell } from "@/app/_frame/in-shell";
import { WorkspaceNotice } from "@/app/_frame/place-notice";
import { reachesWorkspace } from "@/app/_frame/shell-props";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

/** Whoever is in a project alone opens what it holds too, without a workspace around it. */
export default async function ResourceLayout({ children, params }: LayoutProps) {
  const { workspace } = await params;
  if (!(await reachesWorkspace(workspace))) return inShell({}, children);
  return inShell(
    { workspace },
    <>
      <WorkspaceNotice workspace={workspace} />
      {children}
    </>,
  );
}
