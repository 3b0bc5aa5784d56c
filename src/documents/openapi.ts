import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { ACCESS_EXTENSION, type AccessRule } from '../http/access.js';
import { documentSchema } from './json-schema.js';
import { problemSchema } from '../contract/problem.schema.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Response = { description: string; content?: Record<string, unknown> };

const WHO: Record<AccessRule, string> = {
  public: 'everybody',
  reader: 'any signed-in account',
  moderator: 'moderators of the site, and administrators',
  admin: 'administrators',
  session: 'the bearer of a refresh cookie',
  operator: 'whoever runs the installation',
};

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The OpenAPI document of the routes that `app` has, made from the schemas that they check and present with. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Palabre')
    .setDescription(
      'Comments for newsrooms. What happens live is told in the AsyncAPI document beside this one. Limits on how often (429 `rate.limited`) ' +
        'count in each process of an installation; failed sign-ins (429 `auth.locked`) count in the whole installation. Where nothing else is ' +
        'said, no answer may be kept (`Cache-Control: no-store`).',
    )
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, head, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '').toLowerCase()}.${method}`,
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? documentSchema(schema, schemaType) : undefined,
  });
  const { components } = documentSchema(problemSchema, 'output');
  const problem = JSON.parse(JSON.stringify(components).replaceAll('"#/$defs/', '"#/components/schemas/')) as object;
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...problem },
  };
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) if (item[method]) complete(item[method]);
  }
  return document;
}

/** Adds what follows from the access rule and the parameters: who may call, and the refusals that any such route gives. */
function complete(operation: Operation): void {
  const rule = (operation as { [ACCESS_EXTENSION]?: AccessRule })[ACCESS_EXTENSION];
  if (rule === undefined) throw new Error(`${operation.operationId} has no access rule`);
  operation.description = `For ${WHO[rule]}.`;
  const hasInput = operation.requestBody !== undefined || (operation.parameters?.length ?? 0) > 0;
  const common: Record<string, string | false> = {
    400: hasInput && '`request.invalid`',
    401: rule !== 'public' && '`auth.required`',
    403: rule !== 'public' && rule !== 'session' && '`access.denied`',
  };
  const responses = operation.responses as Record<string, Response>;
  for (const [status, code] of Object.entries(common)) {
    if (code === false) continue;
    responses[status] = { description: [code, responses[status]?.description].filter(Boolean).join(', ') };
  }
  responses['default'] = { description: 'Any other refusal.' };
  const refusals = Object.entries(responses).filter(([status]) => !status.startsWith('2'));
  for (const [, response] of refusals) response.content = PROBLEM_CONTENT;
}

const PROBLEM_CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
