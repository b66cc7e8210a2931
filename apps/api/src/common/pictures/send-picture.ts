import type { FastifyReply } from 'fastify';
import { notFound } from '../policy/policy.js';
import type { StoredPicture } from './pictures.js';

/** Rights were asked; the browser may keep the answer for its own viewer for five minutes. A changed picture has a new id. */
export async function sendPicture(reply: FastifyReply, picture: StoredPicture | null): Promise<void> {
  if (!picture) throw notFound();
  void reply.headers({
    'content-type': 'image/webp',
    'content-length': picture.size,
    'content-disposition': 'inline; filename="picture.webp"',
    'cache-control': 'private, max-age=300',
    vary: 'Cookie',
  });
  await reply.send(picture.stream);
}
