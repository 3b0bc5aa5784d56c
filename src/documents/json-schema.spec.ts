import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { documentSchema } from './json-schema.js';

const name = z.object({ first: z.string() }).meta({ id: 'Name' });
const person = z.object({ id: z.uuid(), name, age: z.int().optional() }).meta({ id: 'Person' });

describe('the JSON Schema of a message', () => {
  it('puts what has a name apart, the message itself too', () => {
    const { schema, components } = documentSchema(person, 'output');
    expect(schema).toEqual({ $ref: '#/$defs/Person' });
    expect(components).toEqual({
      Name: { type: 'object', properties: { first: { type: 'string' } }, required: ['first'] },
      Person: {
        type: 'object',
        properties: {
          id: { type: 'string', format: 'uuid' },
          name: { $ref: '#/$defs/Name' },
          age: { type: 'integer' },
        },
        required: ['id', 'name'],
      },
    });
  });

  it('leaves a message without a name where it is', () => {
    const { schema, components } = documentSchema(z.array(name), 'output');
    expect(schema).toEqual({ type: 'array', items: { $ref: '#/$defs/Name' } });
    expect(Object.keys(components)).toEqual(['Name']);
  });

  it('tells clients that an answer may gain members, and that a strict request may not', () => {
    const strict = z.strictObject({ a: z.string() });
    expect(documentSchema(strict, 'input').schema).toHaveProperty('additionalProperties', false);
    expect(documentSchema(strict, 'output').schema).not.toHaveProperty('additionalProperties');
  });
});
