import "server-only";
import type { AnyTRPCRouter } from "@trpc/server";
import { z } from "zod";
import { AppError, notFound } from "../../errors";
import { shared } from "../../process";
import { callOf, type Call, type ProcedureParts } from "./call";
import { appRouter } from "../root";

export const EXPORT_FORMATS = ["csv", "json"] as const;

/** What can be printed stands at one more address. */
const PRINTED = ".pdf";

interface RoutedProcedure {
  _def: ProcedureParts;
}

export interface Route {
  /** The procedure's name, such as `credentials.create`. */
  name: string;
  method: string;
  template: string;
  segments: readonly string[];
  procedure: RoutedProcedure;
  call: Call;
  mutation: boolean;
  /** The names of all fields of the input. */
  fields: ReadonlySet<string>;
  /** Fields of the input that are numbers: an address writes them in digits, a body as JSON's numbers. */
  numbers: ReadonlySet<string>;
  /** Where the route answers a whole list as a file. */
  format?: (typeof EXPORT_FORMATS)[number] | "pdf";
}

interface Node {
  children: Map<string, Node>;
  parameter: Node | null;
  routes: Map<string, Route>;
}

function isNumber(field: unknown): boolean {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodNullable) {
    return isNumber(field.unwrap());
  }
  return field instanceof z.ZodNumber;
}

function namesIn(inputs: readonly unknown[], fits: (field: unknown) => boolean = () => true): ReadonlySet<string> {
  const fields = inputs.flatMap((input) => (input instanceof z.ZodObject ? Object.entries(input.shape) : []));
  return new Set(fields.filter(([, field]) => fits(field)).map(([name]) => name));
}

export type AddressFields = Readonly<Record<string, string | number>>;

/** What an address says of an input: a field that is a number is written in digits, and in nothing else. */
export function fieldsOfAddress({ numbers }: Route, texts: Readonly<Record<string, string>>): AddressFields {
  const entries = Object.entries(texts).map(([name, text]) => {
    return [name, numbers.has(name) && /^\d{1,15}$/.test(text) ? Number(text) : text] as const;
  });
  return Object.fromEntries(entries);
}

function newNode(): Node {
  return { children: new Map(), parameter: null, routes: new Map() };
}

/** Every procedure with its REST route, read from the router itself. */
export function listRoutes(): readonly Route[] {
  // Its own type is a tree of names; the value is a flat record, as tRPC's adapters use it.
  const anyRouter: AnyTRPCRouter = appRouter;
  const procedures = anyRouter._def.procedures as Readonly<Record<string, RoutedProcedure>>;
  return Object.entries(procedures).flatMap(([name, procedure]) => {
    const openapi = procedure._def.meta?.openapi;
    if (openapi === undefined) return [];
    const segments = openapi.path.split("/").slice(1);
    const { method, path } = openapi;
    const call = callOf(procedure._def, name);
    const mutation = procedure._def.type === "mutation";
    const fields = namesIn(procedure._def.inputs);
    const numbers = namesIn(procedure._def.inputs, isNumber);
    return [{ name, method, template: path, segments, procedure, call, mutation, fields, numbers }];
  });
}

/** A list that can be exported stands at two more addresses: its own with `.csv` and with `.json`. */
function exportRoutes(route: Route): Route[] {
  if (route.procedure._def.meta?.exported === undefined) return [];
  return EXPORT_FORMATS.map((format) => {
    const template = `${route.template}.${format}`;
    return { ...route, template, segments: template.split("/").slice(1), format };
  });
}

function buildTree(): Node {
  const root = newNode();
  for (const route of listRoutes().flatMap((listed) => [listed, ...exportRoutes(listed)])) {
    let node = root;
    for (const segment of route.segments) {
      if (segment.startsWith("{")) node = node.parameter ??= newNode();
      else {
        const next = node.children.get(segment) ?? newNode();
        node.children.set(segment, next);
        node = next;
      }
    }
    if (node.routes.has(route.method)) throw new Error(`two procedures at ${route.method} ${route.template}`);
    node.routes.set(route.method, route);
  }
  return root;
}

function parameterName(segment: string): string {
  return segment.slice(1, -1);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw notFound();
  }
}

/**
 * The route of a method and path (without the prefix), with its parameters.
 * @throws NOT_FOUND, INVALID method_not_allowed
 */
export function findRoute(method: string, path: string): { route: Route; parameters: AddressFields } {
  const tree = shared("rest-routes", buildTree);
  const printed = method === "GET" && path.endsWith(PRINTED);
  const segments = (printed ? path.slice(0, -PRINTED.length) : path).split("/").slice(1);
  const node = descend(tree, segments, 0);
  if (node === null) throw notFound();
  const route = node.routes.get(method);
  if (route === undefined) throw new AppError("INVALID", "method_not_allowed");
  const texts: Record<string, string> = {};
  route.segments.forEach((segment, index) => {
    if (segment.startsWith("{")) texts[parameterName(segment)] = decode(segments[index] ?? "");
  });
  const parameters = fieldsOfAddress(route, texts);
  if (!printed) return { route, parameters };
  if (route.procedure._def.meta?.printed === undefined) throw notFound();
  return { route: { ...route, format: "pdf" }, parameters };
}

/** A fixed segment goes before a parameter; where it leads nowhere the parameter is tried. */
function descend(node: Node, segments: readonly string[], index: number): Node | null {
  const segment = segments[index];
  if (segment === undefined) return node.routes.size > 0 ? node : null;
  if (segment === "") return null;
  const fixed = node.children.get(segment);
  const found = fixed === undefined ? null : descend(fixed, segments, index + 1);
  if (found !== null) return found;
  return node.parameter === null ? null : descend(node.parameter, segments, index + 1);
}
