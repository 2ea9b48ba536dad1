import type { ReactNode } from "react";

import { inShell } from "@/app/_frame/in-shell";

export default function AccountLayout({ children }: { children: ReactNode }) {
  return inShell({}, children);
}
