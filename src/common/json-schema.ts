import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A schema as a document has it: named parts apart, and a reference to the whole where it has a name. */
export interface DocumentedSchema {
  schema: JsonSchema;
  components: Record<string, JsonSchema>;
}

/** JSON Schema (2020-12) of a message; references point to `#/$defs/<name>`. */
export function documentSchema(schema: z.ZodType, io: 'input' | 'output'): DocumentedSchema {
  const {
    $schema: _,
    $defs: components = {},
    ...root
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: tidy });
  const name = schema.meta()?.id;
  if (name === undefined) return { schema: root, components };
  const { id: __, ...named } = root;
  return { schema: { $ref: `#/$defs/${name}` }, components: { ...components, [name]: named } };
}

/** Formats say what their patterns would, answers may gain members, and the bounds of safe integers tell nobody anything. */
function tidy({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}
