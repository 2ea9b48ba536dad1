import type { ReactNode } from "react";

import { inShell } from "@/app/_frame/in-shell";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

export default async function AccountWorkspaceLayout({ children, params }: LayoutProps) {
  return inShell({ workspace: (await params).workspace }, children);
}
