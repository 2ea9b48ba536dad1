import type { Metadata } from "next";

import { FocusedPage } from "@/app/_components/focused-page";
import { LinkButton } from "@/app/_components/link-button";
import { FAILURE } from "@/app/_lib/sentences";
import { urls } from "@/app/_lib/urls";

export const metadata: Metadata = { title: FAILURE.notFoundTitle };

/** Absent and not yours look the same. */
export default function NotFoundPage() {
  return (
    <FocusedPage title={FAILURE.notFoundTitle} description={FAILURE.notFoundText}>
      <LinkButton href={urls.home()} variant="primary">
        {FAILURE.toHome}
      </LinkButton>
    </FocusedPage>
  );
}
