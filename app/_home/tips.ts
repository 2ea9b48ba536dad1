import { urls } from "@/app/_lib/urls";
import { DAY_MILLISECONDS } from "@/server/time";

export interface Tip {
  text: string;
  href: string;
  /** What the link says. */
  link: string;
}

/** What is worth knowing and easily missed; one a day on the home page. */
const TIPS: readonly Tip[] = [
  {
    text: "Ctrl-K, or Cmd-K on a Mac, opens every page, project and command by its name.",
    href: urls.account.preferences(),
    link: "Your preferences",
  },
  {
    text: "A credential can be limited to some permissions, to reading, or to one project, and can end by itself.",
    href: urls.account.workspaces(),
    link: "Credentials of your workspaces",
  },
  {
    text: "Keep your configuration vault switched off while you edit it, and look at the difference before you switch it on.",
    href: urls.account.workspaces(),
    link: "Vaults of your workspaces",
  },
  {
    text: "A passkey is a second factor without codes to type, and signs you in without a password.",
    href: urls.account.security(),
    link: "Security",
  },
  {
    text: "You choose for each kind of notice whether it reaches you by mail, in the inbox, or not at all.",
    href: urls.account.inbox(),
    link: "Inbox",
  },
  {
    text: "Times are written in your own zone and format; rest the pointer on one to see it in UTC.",
    href: urls.account.profile(),
    link: "Profile",
  },
  {
    text: "Everything that the console does can be done by REST, with the same rights and the same audit.",
    href: urls.apiReference(),
    link: "API reference",
  },
  {
    text: "Store access to your buckets, and resources that link to them show their images and texts here.",
    href: urls.account.storage(),
    link: "Cloud storage",
  },
];

export const TIP_COOKIE = "tip";

/** The day's tip, unless the reader has closed it; `closed`: what the cookie says. */
export function tipOf(now: number, closed: string | undefined): { day: string; tip: Tip } | null {
  const number = Math.floor(now / DAY_MILLISECONDS);
  const day = String(number);
  const tip = TIPS[number % TIPS.length];
  return tip === undefined || closed === day ? null : { day, tip };
}
