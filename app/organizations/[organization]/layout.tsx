import type { ReactNode } from "react";

import { inShell } from "@/app/_frame/in-shell";
import { OrganizationNotice } from "@/app/_frame/place-notice";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ organization: string }>;
}

export default async function OrganizationLayout({ children, params }: LayoutProps) {
  const { organization } = await params;
  return inShell(
    { organization },
    <>
      <OrganizationNotice organization={organization} />
      {children}
    </>,
  );
}
