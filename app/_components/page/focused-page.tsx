import type { ReactNode } from "react";

import { ProductMark } from "@/app/_components/shell/product-mark";
import { urls } from "@/app/_lib/urls";
import { HOME, PRODUCT } from "@/app/_sentences/interface/page";

interface FocusedPageProps {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Below the card: the other way in, the way back. */
  footer?: ReactNode;
  wide?: boolean;
}

/** One thing to do and nothing beside it: sign-in, sign-up, set-up, reset, invitation. */
export function FocusedPage({ title, description, children, footer, wide = false }: FocusedPageProps) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 pt-[max(2rem,12dvh)] pb-12">
      <header className="mb-6">
        <a href={urls.home()} className="rounded-control inline-flex min-h-8 items-center gap-2 font-semibold">
          <ProductMark />
          {PRODUCT}
          <span className="sr-only">: {HOME}</span>
        </a>
      </header>
      <main id="content" className={wide ? "w-full max-w-xl" : "w-full max-w-sm"}>
        <div className="panel grid gap-5 p-5 sm:p-6">
          <div className="grid gap-1">
            <h1 className="text-xl font-semibold tracking-tight text-balance">{title}</h1>
            {description === undefined ? null : <div className="text-muted">{description}</div>}
          </div>
          {children}
        </div>
        {footer === undefined ? null : <div className="text-muted mt-4 text-center text-sm">{footer}</div>}
      </main>
    </div>
  );
}
