import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SignedIn } from "../api";
import { launchOptionsFor, type FoundBrowser } from "../browser";
import type { Preset } from "./options";

export const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
export type Category = (typeof CATEGORIES)[number];

interface Shown {
  node?: { selector?: string };
}

interface Audit {
  id: string;
  title: string;
  score: number | null;
  displayValue?: string;
  /** Some audits have a single thing to show. */
  details?: { items?: readonly Shown[] | object };
}

/** Of Lighthouse's answer what is read here. */
interface Answer {
  lighthouseVersion: string;
  environment: { hostUserAgent: string };
  finalDisplayedUrl: string;
  runtimeError?: { message: string };
  audits: Readonly<Record<string, Audit>>;
  categories: Readonly<
    Record<Category, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>
  >;
}

interface Tab {
  close: () => Promise<void>;
}

interface BrowserWindow {
  setCookie: (cookie: Readonly<Record<string, string | boolean>>) => Promise<void>;
  newPage: () => Promise<Tab>;
  close: () => Promise<void>;
}

interface Started {
  createBrowserContext: () => Promise<BrowserWindow>;
  close: () => Promise<void>;
}

/**
 * Lighthouse and the driver that it brings; neither is among the packages of the repository, and so its types are not.
 */
interface Lighthouse {
  run: (url: string, flags: object, config: object | undefined, tab: Tab) => Promise<{ lhr: Answer } | undefined>;
  launch: (options: object) => Promise<Started>;
  desktop: object;
}

/** What one run cost in a category. */
export interface Cost {
  audit: string;
  points: number;
  shown: string;
}

export interface Scored {
  scores: Readonly<Record<Category, number>>;
  costs: Readonly<Record<Category, readonly Cost[]>>;
  lighthouse: string;
  browser: string;
}

async function load<T>(place: string, file: string): Promise<T> {
  return (await import(pathToFileURL(join(place, "node_modules", file)).href)) as T;
}

export async function loadLighthouse(place: string): Promise<Lighthouse> {
  const { default: run } = await load<{ default: Lighthouse["run"] }>(place, "lighthouse/core/index.js");
  const config = "lighthouse/core/config/desktop-config.js";
  const { default: desktop } = await load<{ default: object }>(place, config);
  const driver = "puppeteer-core/lib/esm/puppeteer/puppeteer-core.js";
  const { default: puppeteer } = await load<{ default: { launch: Lighthouse["launch"] } }>(place, driver);
  return { run, desktop, launch: (options) => puppeteer.launch(options) };
}

export function startBrowser({ launch }: Lighthouse, found: FoundBrowser): Promise<Started> {
  return launch({ ...launchOptionsFor(found), headless: "shell" });
}

const ITEMS = 3;

function placesIn(items: readonly Shown[] | object = []): string[] {
  return Array.isArray(items) ? (items as readonly Shown[]).flatMap(({ node }) => node?.selector ?? []) : [];
}

function costsOf(answer: Answer, category: Category): Cost[] {
  const { auditRefs } = answer.categories[category];
  const counted = auditRefs.filter(({ id }) => typeof answer.audits[id]?.score === "number");
  const whole = counted.reduce((sum, { weight }) => sum + weight, 0);
  return counted
    .flatMap(({ id, weight }) => {
      const { title = id, score, displayValue = "", details } = answer.audits[id] ?? {};
      const points = (100 * weight * (1 - (score ?? 1))) / whole;
      const at = placesIn(details?.items).slice(0, ITEMS);
      return points > 0 ? [{ audit: id, points, shown: [title, displayValue, ...at].filter(Boolean).join("; ") }] : [];
    })
    .sort((a, b) => b.points - a.points);
}

function read(answer: Answer, url: string): Scored {
  const { runtimeError, finalDisplayedUrl, categories } = answer;
  if (runtimeError !== undefined) throw new Error(`${url}: ${runtimeError.message}`);
  if (finalDisplayedUrl !== url) throw new Error(`${url} led to ${finalDisplayedUrl}`);
  const scoreOf = (category: Category) => Math.round((categories[category].score ?? 0) * 100);
  const [performance, accessibility, practices] = CATEGORIES;
  const each = <T>(of: (category: Category) => T) => ({
    [performance]: of(performance),
    [accessibility]: of(accessibility),
    [practices]: of(practices),
  });
  const [, browser = "unknown"] = /Chrome\/([\d.]+)/.exec(answer.environment.hostUserAgent) ?? [];
  return {
    scores: each(scoreOf),
    costs: each((category) => costsOf(answer, category)),
    lighthouse: answer.lighthouseVersion,
    browser,
  };
}

interface Measured {
  url: string;
  /** Null: of nobody who is signed in. */
  cookie: SignedIn["cookie"] | null;
  preset: Preset;
}

/** One visit by somebody who was never there: nothing is in the browser's cache. */
export async function measure(
  lighthouse: Lighthouse,
  browser: Started,
  { url, cookie, preset }: Measured,
): Promise<Scored> {
  const window = await browser.createBrowserContext();
  try {
    if (cookie !== null) {
      const { hostname } = new URL(url);
      await window.setCookie({ ...cookie, domain: hostname, path: "/", httpOnly: true, sameSite: "Lax" });
    }
    const tab = await window.newPage();
    const flags = { onlyCategories: CATEGORIES, logLevel: "error" };
    const answer = await lighthouse.run(url, flags, preset === "desktop" ? lighthouse.desktop : undefined, tab);
    if (answer === undefined) throw new Error(`${url}: Lighthouse answered nothing`);
    await tab.close();
    return read(answer.lhr, url);
  } finally {
    await window.close();
  }
}
