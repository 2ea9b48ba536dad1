/**
 * A browser by script, as far as single sign-on needs one: cookies with their rules of sites, redirects, forms of a
 * provider that send themselves, and its form for name and password.
 */
interface Cookie {
  name: string;
  value: string;
  host: string;
  path: string;
  sameSite: string;
}

export interface Visit {
  status: number;
  url: string;
  body: string;
  /** Of the last response that went to the product. */
  samlResponse: string | undefined;
  acs: string | undefined;
}

interface Form {
  action: string;
  method: string;
  fields: Map<string, string>;
  asksPassword: boolean;
}

/** The host of every provider in these tests; the product is `localhost`, so that the two are different sites. */
const PROVIDER = "127.0.0.1";
const MESSAGES = ["SAMLRequest", "SAMLResponse"];
const MOST_STEPS = 20;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (_all, hex, decimal, name) => {
    if (typeof name === "string") return ENTITIES[name.toLowerCase()] ?? "";
    return String.fromCodePoint(typeof hex === "string" ? parseInt(hex, 16) : Number(decimal));
  });
}

function attributesOf(tag: string): Map<string, string> {
  const found = [...tag.matchAll(/([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return new Map(found.map(([, name = "", double, single]) => [name.toLowerCase(), unescape(double ?? single ?? "")]));
}

function formIn(html: string): Form | null {
  const [, head, content] = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html) ?? [];
  if (head === undefined || content === undefined) return null;
  const own = attributesOf(head);
  const inputs = [...content.matchAll(/<input\b([^>]*)>/gi)].map(([, tag = ""]) => attributesOf(tag));
  const named = inputs.filter((input) => input.has("name") && input.get("type") !== "submit");
  return {
    action: own.get("action") ?? "",
    method: (own.get("method") ?? "get").toUpperCase(),
    fields: new Map(named.map((input) => [input.get("name") ?? "", input.get("value") ?? ""])),
    asksPassword: inputs.some((input) => input.get("type") === "password"),
  };
}

const siteOf = (url: string) => new URL(url).hostname;

export class Browser {
  #cookies: Cookie[] = [];

  /** The value of a cookie that the host has set. */
  cookie(url: string, name: string): string | undefined {
    return this.#cookies.find((one) => one.host === siteOf(url) && one.name === name)?.value;
  }

  #keep(lines: readonly string[], url: string): void {
    for (const line of lines) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      const has = new Map(attributes.map((one) => [(one.split("=")[0] ?? "").toLowerCase(), one.split("=")[1] ?? ""]));
      const host = siteOf(url);
      const path = has.get("path") ?? "/";
      this.#cookies = this.#cookies.filter((one) => one.name !== name || one.host !== host || one.path !== path);
      const over = has.get("max-age") === "0" || Date.parse(has.get("expires") ?? "") <= Date.now();
      if (!over) {
        this.#cookies.push({ name, value, host, path, sameSite: (has.get("samesite") ?? "lax").toLowerCase() });
      }
    }
  }

  /** Lax cookies go along from another site by GET alone, which is what loses them at the ACS. */
  #header(url: string, method: string, from: string | null): string {
    const { hostname, pathname } = new URL(url);
    const foreign = from !== null && siteOf(from) !== hostname;
    return this.#cookies
      .filter((one) => one.host === hostname && pathname.startsWith(one.path))
      .filter((one) => !foreign || one.sameSite === "none" || (one.sameSite === "lax" && method === "GET"))
      .map(({ name, value }) => `${name}=${value}`)
      .join("; ");
  }

  /** Goes to an address and on, as far as it leads without a hand; fills in the provider's form where it is asked. */
  async visit(start: string, person?: { uid: string; password: string }): Promise<Visit> {
    let [url, method, body, from]: [string, string, string | undefined, string | null] = [
      start,
      "GET",
      undefined,
      null,
    ];
    let asked = false;
    const seen: Pick<Visit, "samlResponse" | "acs"> = { samlResponse: undefined, acs: undefined };
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const answer = await this.#send(url, method, body, from);
      const text = await answer.text();
      const location = answer.headers.get("location");
      if (answer.status >= 300 && answer.status < 400 && location !== null) {
        [url, method, body] = [new URL(location, url).href, "GET", undefined];
        continue;
      }
      const form = answer.ok ? formIn(text) : null;
      const asks = form?.asksPassword === true && siteOf(url) === PROVIDER && !asked ? person : undefined;
      if (form === null || (asks === undefined && !MESSAGES.some((name) => form.fields.has(name)))) {
        return { status: answer.status, url, body: text, ...seen };
      }
      if (asks !== undefined) {
        asked = true;
        form.fields.set("username", asks.uid).set("password", asks.password);
      }
      from = url;
      url = new URL(form.action === "" ? url : form.action, url).href;
      if (form.fields.has("SAMLResponse")) {
        Object.assign(seen, { samlResponse: form.fields.get("SAMLResponse"), acs: url });
      }
      [method, body] = ["POST", new URLSearchParams([...form.fields]).toString()];
    }
    throw new Error(`${start} leads nowhere`);
  }

  /** Posts a response once more, as whoever had copied it. */
  post(url: string, fields: Readonly<Record<string, string>>, from: string): Promise<Response> {
    return this.#send(url, "POST", new URLSearchParams(fields).toString(), from);
  }

  async #send(url: string, method: string, body: string | undefined, from: string | null): Promise<Response> {
    const headers: Record<string, string> = { accept: "text/html", "user-agent": "Mozilla/5.0 (single sign-on)" };
    const cookie = this.#header(url, method, from);
    if (cookie !== "") headers.cookie = cookie;
    if (body !== undefined) headers["content-type"] = "application/x-www-form-urlencoded";
    if (method === "POST" && from !== null) headers.origin = new URL(from).origin;
    const answer = await fetch(url, { method, headers, redirect: "manual", ...(body !== undefined && { body }) });
    this.#keep(answer.headers.getSetCookie(), url);
    return answer;
  }
}
