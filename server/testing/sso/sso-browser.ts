import { answerSso } from "@/server/sso/door";

/** A browser at the product's own doors to providers: it keeps cookies, and follows nothing by itself. */
export class SsoBrowser {
  readonly cookies = new Map<string, string>();

  /** Where the answer leads, or its status where it leads nowhere. */
  async visit(address: string, form?: Readonly<Record<string, string>>): Promise<string> {
    const answer = await this.answer(address, form);
    return answer.headers.get("location") ?? String(answer.status);
  }

  async answer(address: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const url = new URL(address, "http://localhost:3000");
    const [, , connection = "", step = ""] = url.pathname.split("/");
    // A form from another site comes without the cookies that are Lax.
    const cookie = form === undefined ? [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") : "";
    const headers = new Headers(cookie === "" ? {} : { cookie });
    if (form !== undefined) headers.set("content-type", "application/x-www-form-urlencoded");
    const body = form === undefined ? null : new URLSearchParams(form).toString();
    const method = form === undefined ? "GET" : "POST";
    const answer = await answerSso(new Request(url, { method, headers, body }), connection, step);
    this.keep(answer);
    return answer;
  }

  /** Keeps the cookies of an answer. */
  keep(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";", 1);
      const equals = pair.indexOf("=");
      this.cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }
}

/** The reason of a refusal, as the sign-in page is told it; the address itself where it is none. */
export function errorIn(location: string): string {
  const { pathname, searchParams } = new URL(location, "http://localhost:3000");
  return pathname === "/sign-in" ? (searchParams.get("error") ?? location) : location;
}
