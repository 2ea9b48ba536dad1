import type { ReactNode } from "react";

import { inShell } from "@/app/_lib/in-shell";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ organization: string }>;
}

export default async function OrganizationLayout({ children, params }: LayoutProps) {
  return inShell({ organization: (await params).organization }, children);
}
