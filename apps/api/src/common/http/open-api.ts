import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The truth about the API, made from the schemas that check it. Made once, at the first question. */
export function openApiOf(app: INestApplication): () => OpenAPIObject {
  let made: OpenAPIObject | undefined;
  return () => (made ??= make(app));
}

function make(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Scholars Commons')
    .setVersion('1')
    .setDescription('Errors are problem details (RFC 9457). Writes need the session cookie and the origin of our own pages.')
    .addCookieAuth('commons')
    .build();
  return SwaggerModule.createDocument(app, config, { autoTagControllers: false });
}
