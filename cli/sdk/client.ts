import { SettingsError } from "../settings/files";
import { readSettings, type Given } from "../settings/settings";
import { ROUTES, type NoInput, type Operations } from "./generated/api-types";
import { authorizationOf, type Authorization } from "./authorization";
import { TenantryError } from "./errors";
import { outgoingOf, placesOf } from "./request";
import { send, type CallOptions } from "./transport";

export type OperationName = keyof Operations;
export type Input<Name extends OperationName> = Operations[Name]["input"];
export type Output<Name extends OperationName> = Operations[Name]["output"];

interface Paged {
  items: readonly unknown[];
  nextCursor: string | null;
}

/** The operations that answer in pages. */
export type ListName = {
  [Name in OperationName]: Output<Name> extends Paged ? Name : never;
}[OperationName];

export type Item<Name extends ListName> = Output<Name>["items"][number];

type Argument<Name extends OperationName> =
  Input<Name> extends NoInput
    ? [input?: NoInput, options?: CallOptions]
    : Partial<Input<Name>> extends Input<Name>
      ? [input?: Input<Name>, options?: CallOptions]
      : [input: Input<Name>, options?: CallOptions];

export interface TenantryOptions extends Given, Omit<CallOptions, "idempotencyKey" | "signal"> {
  /** Put before the client's own name in the User-Agent. */
  agent?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The access token has ended by the server's clock, which is not ours. */
function isOver(error: unknown): boolean {
  return error instanceof TenantryError && error.status === 401 && error.reason === "expired";
}

const AGENT = "tenantry-js";
const PAGE = 200;

/**
 * A client of the REST API: `await new Tenantry().call("projects.create", { name: "Vision" })`. What is not given comes
 * from the environment, then from the profile. Where an input leaves out the workspace or project of its address, it is
 * the active one.
 */
export class Tenantry {
  readonly host: string;
  readonly #authorization: Authorization;
  readonly #options: CallOptions;
  readonly #agent: string;
  readonly #workspace: string | null;
  readonly #project: string | null;
  #defaultWorkspace: Promise<string> | null = null;
  #defaultProject: Promise<string> | null = null;

  constructor({ timeout, attempts, backoff, agent, ...given }: TenantryOptions = {}) {
    const settings = readSettings(given);
    const { host, workspace, project } = settings;
    this.host = host;
    this.#workspace = workspace;
    this.#project = project;
    this.#agent = agent === undefined ? AGENT : `${agent} ${AGENT}`;
    this.#options = {
      ...(timeout === undefined ? {} : { timeout }),
      ...(attempts === undefined ? {} : { attempts }),
      ...(backoff === undefined ? {} : { backoff }),
    };
    this.#authorization = authorizationOf(settings, this.#agent);
  }

  /** Calls one operation and answers what the API answers. @throws TenantryError */
  async call<Name extends OperationName>(name: Name, ...[input, options]: Argument<Name>): Promise<Output<Name>> {
    return this.#answer(name, { ...input }, options);
  }

  /** The pages of a list, each as it is asked for. */
  async *pages<Name extends ListName>(name: Name, ...[input, options]: Argument<Name>): AsyncGenerator<Output<Name>> {
    let cursor: string | null = null;
    do {
      const asked: Fields = { limit: PAGE, ...input, ...(cursor === null ? {} : { cursor }) };
      const page = (await this.#answer(name, asked, options)) as Output<Name>;
      yield page;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  /** The items of a list, from all of its pages. */
  async *items<Name extends ListName>(name: Name, ...argument: Argument<Name>): AsyncGenerator<Item<Name>> {
    for await (const page of this.pages(name, ...argument)) yield* page.items;
  }

  /** Slug or id of the active workspace: the one that was named, else the one that the credential is for. */
  activeWorkspace(): Promise<string> {
    if (this.#workspace !== null) return Promise.resolve(this.#workspace);
    this.#defaultWorkspace ??= this.#findWorkspace();
    return this.#defaultWorkspace;
  }

  /** Slug or id of the active project: the one that was named, else the caller's default in the active workspace. */
  activeProject(): Promise<string> {
    if (this.#project !== null) return Promise.resolve(this.#project);
    this.#defaultProject ??= this.#findProject();
    return this.#defaultProject;
  }

  async #answer(name: OperationName, input: Fields, options: CallOptions | undefined): Promise<unknown> {
    const fields = await this.#completed(name, input);
    const authorization = await this.#authorization.header();
    const caller = { host: this.host, authorization, agent: this.#agent };
    const outgoing = outgoingOf(ROUTES[name], fields, caller);
    const asked = { ...this.#options, ...options };
    try {
      return await send(outgoing, asked);
    } catch (error) {
      const renewed = isOver(error) && authorization !== null ? await this.#authorization.renewed(authorization) : null;
      if (renewed === null) throw error;
      return send({ ...outgoing, authorization: renewed }, asked);
    }
  }

  /** With the active places where the address of the operation wants them. */
  async #completed(name: OperationName, input: Fields): Promise<Fields> {
    const places = placesOf(ROUTES[name]);
    const filled: Record<string, unknown> = { ...input };
    if (places.project && input.project === undefined && input.workspace === undefined) {
      filled.project = await this.activeProject();
    }
    if (places.workspace && input.workspace === undefined) filled.workspace = await this.activeWorkspace();
    return filled;
  }

  async #findWorkspace(): Promise<string> {
    const { workspace } = await this.call("accounts.whoami");
    if (workspace === null) throw new SettingsError("Name a workspace: this credential reaches more than one.");
    return workspace.id;
  }

  async #findProject(): Promise<string> {
    let standard: string | null = null;
    for await (const { id, isDefault, kind } of this.items("projects.list")) {
      if (isDefault) return id;
      if (kind === "default") standard = id;
    }
    if (standard === null) throw new SettingsError("Name a project: the workspace's default one is out of reach.");
    return standard;
  }
}
