import type { Metadata } from "next";

import { urls } from "@/app/_lib/urls";

import { DeadEnd } from "./_components/page/dead-end";
import { FAILURE } from "./_sentences/interface/page";

export const metadata: Metadata = { title: FAILURE.notFoundTitle };

/** Absent and not yours look the same. */
export default function NotFoundPage() {
  const links = [{ label: FAILURE.toHome, href: urls.home() }];
  return <DeadEnd title={FAILURE.notFoundTitle} text={FAILURE.notFoundText} links={links} />;
}
