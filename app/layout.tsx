import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";

import { readTheme } from "@/app/_lib/theme";
import { visitorLook } from "@/server/api/visitor";

import { FreshRegion } from "./_components/shell/fresh-region";
import { ToastRegion } from "./_components/shell/toast-region";
import { PRODUCT } from "./_sentences/interface/page";
import "./globals.css";

/** Every page carries the nonce of its own answer, so none may be made ahead of time or kept in a cache. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: PRODUCT, template: `%s · ${PRODUCT}` },
  applicationName: PRODUCT,
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafa" },
    { media: "(prefers-color-scheme: dark)", color: "#0e0f11" },
  ],
};

/**
 * Text does not wait for these letters, so they do not come before styles and scripts; and it does not move once it
 * stands: a first page that they do not reach in time shows the system's, the next one has them.
 */
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
  display: "optional",
  preload: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    },
  ],
});

/** Names of people need more letters than the interface; the browser fetches these only when one is on the page. */
const interExtended = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-extended",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [theme, { hiDpi, timeZone, locale }] = await Promise.all([readTheme(), visitorLook()]);
  return (
    <html
      lang="en"
      data-theme={theme}
      data-hidpi={hiDpi ? "on" : "off"}
      data-time-zone={timeZone ?? undefined}
      data-locale={locale ?? undefined}
      className={`${inter.variable} ${interExtended.variable}`}
    >
      <body>
        {children}
        <ToastRegion />
        <FreshRegion />
      </body>
    </html>
  );
}
