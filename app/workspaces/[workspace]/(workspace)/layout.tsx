import type { ReactNode } from "react";

import { inShell } from "@/app/_frame/in-shell";
import { WorkspaceNotice } from "@/app/_frame/place-notice";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

export default async function WorkspaceLayout({ children, params }: LayoutProps) {
  const { workspace } = await params;
  return inShell(
    { workspace },
    <>
      <WorkspaceNotice workspace={workspace} />
      {children}
    </>,
  );
}
