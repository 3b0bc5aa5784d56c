import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A schema as a document has it: named parts apart, and a reference to the whole where it has a name. */
export interface DocumentedSchema {
  schema: JsonSchema;
  components: Record<string, JsonSchema>;
}

/** JSON Schema (2020-12) of a message. What has a name stands in `components`, the message itself too; references point to `#/$defs/<name>`. */
export function documentSchema(message: z.ZodType, io: 'input' | 'output'): DocumentedSchema {
  const override = io === 'input' ? tidy : tidyAnswer;
  const { $schema: _, $defs = {}, ...schema } = z.toJSONSchema(message, { io, unrepresentable: 'any', override });
  const components = Object.fromEntries(Object.entries($defs).map(([name, { id: _id, ...part }]) => [name, part]));
  return { schema, components };
}

/** Formats say what their patterns would, and the bounds of safe integers tell nobody anything. */
function tidy({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

/** What we answer may gain members without warning. */
function tidyAnswer(context: { jsonSchema: JsonSchema }): void {
  tidy(context);
  if (context.jsonSchema.additionalProperties === false) delete context.jsonSchema.additionalProperties;
}
