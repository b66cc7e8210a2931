import type { OpenAPIObject } from '@nestjs/swagger';

/** The part of JSON Schema that our document uses. */
export interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

/** One thing that can be asked of the API, as its document says it. */
export interface Operation {
  method: string;
  path: string;
  inPath: Parameter[];
  inQuery: Parameter[];
  body: Schema | undefined;
  /** Takes a picture as a form; of the document only the path says so. */
  takesPicture: boolean;
}

/** A schema with its references followed, one step at a time, since some of them go round. */
export type Resolve = (schema: Schema) => Schema;

export function operationsOf(document: OpenAPIObject): { operations: Operation[]; resolve: Resolve } {
  const named = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const resolve: Resolve = (schema) => {
    const reference = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined);
    return reference ? resolve(named[reference.replace('#/components/schemas/', '')] ?? {}) : schema;
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(
      methods as Record<string, { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema?: Schema }> } }>,
    ).map(
      ([method, { parameters = [], requestBody }]): Operation => ({
        method: method.toUpperCase(),
        path,
        inPath: parameters.filter((parameter) => parameter.in === 'path'),
        inQuery: parameters.filter((parameter) => parameter.in === 'query'),
        body: requestBody?.content['application/json']?.schema,
        takesPicture: method === 'put' && /\/(photo|picture)$/.test(path),
      }),
    ),
  );
  return { operations, resolve };
}
