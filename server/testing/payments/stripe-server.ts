import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import {
  DECLINES,
  KeyedReplies,
  formOf,
  metadataOf,
  missing,
  pageOf,
  refusal,
  send,
  sendCardPage,
  type Reply,
} from "./stripe-replies";

type Fields = Record<string, unknown>;

export const WEBHOOK_SECRET = "whsec_0123456789abcdef";

interface Call {
  method: string;
  path: string;
  key: string | null;
  form: URLSearchParams;
}

/**
 * A server on 127.0.0.1 that answers in the form of Stripe's published API, as far as the product asks it: customers,
 * pages for cards, cards and payments, with Stripe's keys of idempotency, errors and signatures.
 */
export class StripeServer {
  readonly calls: Call[] = [];
  /** Payments by their ids, as Stripe has them. */
  readonly intents = new Map<string, Fields>();
  readonly methods = new Map<string, Fields>();
  readonly customers = new Map<string, Fields>();
  readonly sessions = new Map<string, Fields>();
  /** Refunds and disputes by their ids. */
  readonly returns = new Map<string, Fields>();
  /**
   * Answers in the place of the next calls: by a status, or `lost` where the answer does not arrive though it was done.
   */
  readonly failing: (number | "lost")[] = [];
  /** What payments are when they are made; banks that take their time say `processing`. */
  nextStatus = "succeeded";
  readonly #replies = new KeyedReplies();
  readonly #server = createServer((request, response) => {
    // Whoever goes away while asking gets no answer.
    this.#answer(request, response).catch(() => response.destroy());
  });
  #count = 0;

  static async start(): Promise<StripeServer> {
    const server = new StripeServer();
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    // Whoever forgets to stop it is not held up by it.
    server.#server.unref();
    return server;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get isRunning(): boolean {
    return this.#server.listening;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What the product's environment says of it. */
  get environment() {
    return {
      STRIPE_SECRET_KEY: "sk_test_0123456789",
      STRIPE_API_BASE: this.url,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    };
  }

  id(prefix: string): string {
    this.#count += 1;
    return `${prefix}_${process.pid}_${this.#count}`;
  }

  /** Gives a card on a page that was opened, as its person would. */
  finish(session: string, card: Partial<{ id: string; brand: string; last4: string }> = {}): string {
    const page = this.sessions.get(session);
    if (page === undefined) throw new Error("no such page");
    const id = card.id ?? this.id("pm");
    this.methods.set(id, {
      id,
      object: "payment_method",
      type: "card",
      customer: page.customer,
      card: { brand: card.brand ?? "visa", last4: card.last4 ?? "4242", exp_month: 8, exp_year: 2031 },
    });
    Object.assign(page, { status: "complete", card: id });
    return id;
  }

  /** Money that goes back, as whoever works at Stripe's dashboard does it, or the customer's bank. */
  giveBack(object: "refund" | "dispute", intent: Fields, fields: { amount: number; status: string }): Fields {
    const id = this.id(object === "refund" ? "re" : "dp");
    const created = Math.floor(Date.now() / 1_000);
    const made = { id, object, payment_intent: intent.id, currency: intent.currency, created, ...fields };
    this.returns.set(id, made);
    return made;
  }

  /** A notice as Stripe would send it: its text and the signature's header. */
  notice(type: string, object: Fields, options: { id?: string; secret?: string; at?: number } = {}) {
    const { id = this.id("evt"), secret = WEBHOOK_SECRET, at = Math.floor(Date.now() / 1_000) } = options;
    const text = JSON.stringify({ id, object: "event", type, created: at, livemode: false, data: { object } });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload: text, secret, timestamp: at });
    return { id, text, signature };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    const text = Buffer.concat(pieces).toString("utf8");
    const url = new URL(request.url ?? "/", this.url);
    const method = request.method ?? "GET";
    const header = request.headers["idempotency-key"];
    const key = typeof header === "string" ? header : null;
    if (url.pathname.startsWith("/page/")) {
      this.#page(url, response);
      return;
    }
    this.calls.push({ method, path: url.pathname, key, form: formOf(text) });
    const failing = this.failing.shift();
    if (typeof failing === "number") {
      send(response, refusal(failing, "api_error", {}));
      return;
    }
    const form = method === "GET" ? url.searchParams : formOf(text);
    const reply = this.#replies.once(key, `${url.pathname}?${text}`, () => this.#reply(method, url.pathname, form));
    if (failing === "lost") response.destroy();
    else send(response, reply);
  }

  #reply(method: string, path: string, form: URLSearchParams): Reply {
    const [, , noun = "", first = "", second = ""] = path.split("/");
    if (noun === "customers") return this.#customer(first, form);
    if (noun === "payment_methods") return this.#method(first, second);
    if (noun === "checkout") return this.#session(second, form, method);
    if (noun === "payment_intents") return this.#intent(method, first, form);
    if (noun === "refunds" || noun === "disputes") return this.#returns(noun, form);
    return missing(path);
  }

  #returns(noun: string, form: URLSearchParams): Reply {
    const intent = form.get("payment_intent");
    const since = Number(form.get("created[gte]") ?? 0);
    const data = [...this.returns.values()].filter(
      ({ object, payment_intent: of, created }) =>
        `${String(object)}s` === noun && (intent === null || of === intent) && Number(created) >= since,
    );
    return pageOf(data, form, `/v1/${noun}`);
  }

  #customer(id: string, form: URLSearchParams): Reply {
    const at = id === "" ? this.id("cus") : id;
    if (id !== "" && !this.customers.has(id)) return missing(id);
    const name = form.get("name");
    const fields = { id: at, object: "customer", metadata: metadataOf(form), ...(name === null ? {} : { name }) };
    this.customers.set(at, { ...this.customers.get(at), ...fields });
    return { status: 200, body: this.customers.get(at) ?? {} };
  }

  #method(id: string, action: string): Reply {
    const found = this.methods.get(id);
    if (found === undefined) return missing(id);
    if (action === "detach") found.customer = null;
    return { status: 200, body: found };
  }

  #session(id: string | undefined, form: URLSearchParams, method: string): Reply {
    if (method === "POST") {
      const made = this.id("cs");
      const body = {
        id: made,
        object: "checkout.session",
        mode: form.get("mode"),
        status: "open",
        customer: form.get("customer"),
        success_url: form.get("success_url"),
        cancel_url: form.get("cancel_url"),
        url: `${this.url}/page/${made}`,
        setup_intent: null,
      };
      this.sessions.set(made, body);
      return { status: 200, body };
    }
    const page = this.sessions.get(id ?? "");
    if (page === undefined) return missing(id ?? "");
    const card = typeof page.card === "string" ? this.methods.get(page.card) : undefined;
    const given = card === undefined ? null : { id: "seti_1", status: "succeeded", payment_method: card };
    return { status: 200, body: { ...page, setup_intent: given } };
  }

  #intent(method: string, id: string, form: URLSearchParams): Reply {
    if (method === "GET" && id !== "") {
      const found = this.intents.get(id);
      return found === undefined ? missing(id) : { status: 200, body: found };
    }
    if (method === "GET") return this.#intents(form);
    const card = form.get("payment_method") ?? "";
    if (this.methods.get(card)?.customer !== form.get("customer")) return missing(card);
    const [code, declined] = DECLINES[card.split("_").slice(0, 2).join("_")] ?? [];
    const made = this.id("pi");
    const error = code === undefined ? null : { type: "card_error", code, decline_code: declined, message: "refused" };
    const intent = {
      id: made,
      object: "payment_intent",
      amount: Number(form.get("amount")),
      currency: form.get("currency"),
      customer: form.get("customer"),
      metadata: metadataOf(form),
      status: error === null ? this.nextStatus : "requires_payment_method",
      last_payment_error: error,
    };
    this.intents.set(made, intent);
    if (error === null) return { status: 200, body: intent };
    return { status: 402, body: { error: { ...error, payment_intent: intent } } };
  }

  /** A page of a customer's payments, the latest first. */
  #intents(form: URLSearchParams): Reply {
    const all = [...this.intents.values()].filter(({ customer }) => customer === form.get("customer")).reverse();
    return pageOf(all, form, "/v1/payment_intents");
  }

  /** Stripe's own page, for browsers: a card is given by one button. */
  #page(url: URL, response: ServerResponse): void {
    const [, , id = "", action = ""] = url.pathname.split("/");
    const page = this.sessions.get(id);
    if (page === undefined) return void response.writeHead(404).end();
    if (action === "save") {
      this.finish(id);
      const to = String(page.success_url).replace("{CHECKOUT_SESSION_ID}", id);
      return void response.writeHead(303, { location: to }).end();
    }
    sendCardPage(response, id, String(page.cancel_url));
  }
}
