import type { ReactNode } from "react";

import { inShell } from "@/app/_frame/in-shell";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ workspace: string; project: string }>;
}

export default async function ProjectLayout({ children, params }: LayoutProps) {
  return inShell(await params, children);
}
