import { z } from "zod";

const schemaShape = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  description: z.string().optional(),
  required: z.array(z.string()).optional(),
  default: z.unknown().optional(),
  get properties() {
    return z.record(z.string(), schemaShape).optional();
  },
  get items() {
    return schemaShape.optional();
  },
  get anyOf() {
    return z.array(schemaShape).optional();
  },
});

export type Schema = z.infer<typeof schemaShape>;

export const documentShape = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        tags: z.array(z.string()).optional(),
        summary: z.string().optional(),
        description: z.string().optional(),
        parameters: z
          .array(
            z.object({
              name: z.string(),
              in: z.string(),
              required: z.boolean().optional(),
              description: z.string().optional(),
              schema: schemaShape.optional(),
            }),
          )
          .optional(),
        requestBody: z
          .object({ content: z.record(z.string(), z.object({ schema: schemaShape.optional() })) })
          .optional(),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), schemaShape) }),
  servers: z.array(z.object({ url: z.string() })),
});

/** One line: "string (date-time)", "private | open", "list of string". */
export function typeText(schema: Schema | undefined): string {
  if (schema === undefined) return "any";
  if (schema.enum !== undefined) return schema.enum.map(String).join(" | ");
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(typeText))].join(" or ");
  if (schema.items !== undefined) return `list of ${typeText(schema.items)}`;
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? "any");
  return schema.format === undefined ? type : `${type} (${schema.format})`;
}

/** What an example shows where the name tells more than the type. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  name: "Research",
  slug: "research",
  email: "member-0001@example.com",
  to: "member-0001@example.com",
  emails: ["member-0001@example.com"],
  organization: "ORGANIZATION",
  workspace: "WORKSPACE",
  label: "Build server",
  description: "Tries the new model",
};

function sampleOf(name: string, schema: Schema): unknown {
  if (name in SAMPLES) return SAMPLES[name];
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf?.[0] !== undefined) return sampleOf(name, schema.anyOf[0]);
  if (schema.type === "boolean") return true;
  if (schema.type === "integer" || schema.type === "number") return 10;
  if (schema.items !== undefined) return [sampleOf(name.replace(/s$/, ""), schema.items)];
  if (schema.type === "array") return [];
  if (schema.properties !== undefined) return sampleFields(schema);
  return name.toUpperCase();
}

function sampleFields(schema: Schema | undefined): Record<string, unknown> {
  const properties = Object.entries(schema?.properties ?? {});
  const needed = properties.filter(([name]) => schema?.required?.includes(name) === true);
  const shown = needed.length > 0 ? needed : properties.slice(0, 1);
  return Object.fromEntries(shown.map(([name, value]) => [name, sampleOf(name, value)]));
}

/** A body with what must be there; where nothing must, with the first field. */
export function sampleBody(schema: Schema | undefined): string | null {
  const fields = sampleFields(schema);
  return Object.keys(fields).length === 0 ? null : JSON.stringify(fields);
}
