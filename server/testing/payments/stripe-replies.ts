import type { ServerResponse } from "node:http";

type Fields = Record<string, unknown>;

export interface Reply {
  status: number;
  body: Fields;
}

/** How names of cards begin whose banks refuse, and what these say. */
export const DECLINES: Readonly<Record<string, readonly [code: string, declined: string]>> = {
  pm_declined: ["card_declined", "generic_decline"],
  pm_poor: ["card_declined", "insufficient_funds"],
  pm_old: ["expired_card", "expired_card"],
  pm_careful: ["authentication_required", "authentication_required"],
};

export const refusal = (status: number, type: string, fields: Fields): Reply => ({
  status,
  body: { error: { type, message: "refused", ...fields } },
});
export const missing = (id: string) => refusal(404, "invalid_request_error", { code: "resource_missing", param: id });

/** Stripe's idempotency: the same key with the same request gets the same answer; with another one it is refused. */
export class KeyedReplies {
  readonly #known = new Map<string, { text: string; reply: Reply }>();

  once(key: string | null, text: string, make: () => Reply): Reply {
    if (key === null) return make();
    const known = this.#known.get(key);
    if (known === undefined) {
      const reply = make();
      this.#known.set(key, { text, reply });
      return reply;
    }
    return known.text === text ? known.reply : refusal(400, "idempotency_error", {});
  }
}

export function formOf(text: string): URLSearchParams {
  return new URLSearchParams(text);
}

/** The fields `metadata[...]` of a form. */
export function metadataOf(form: URLSearchParams): Fields {
  const entries = [...form].flatMap(([name, value]) => {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

export function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { "content-type": "application/json", "request-id": "req_1" }).end(JSON.stringify(body));
}

/** The part of a list that is asked for. */
export function pageOf(all: readonly Fields[], form: URLSearchParams, url: string): Reply {
  const from = all.findIndex(({ id }) => id === form.get("starting_after")) + 1;
  const until = from + Number(form.get("limit") ?? 10);
  return { status: 200, body: { object: "list", data: all.slice(from, until), has_more: until < all.length, url } };
}

/** A page on which a card is given by one button. */
export function sendCardPage(response: ServerResponse, id: string, back: string): void {
  const html = `<!doctype html><html lang="en"><title>Card</title><main><h1>Card</h1>
<form action="/page/${id}/save"><button>Save card</button></form><a href="${back}">Back</a></main></html>`;
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
}
