import type { ReactNode } from "react";

import { inShell } from "@/app/_frame/in-shell";

export default async function InstanceLayout({ children }: { children: ReactNode }) {
  return inShell({}, children);
}
