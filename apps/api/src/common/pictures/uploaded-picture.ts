import type { FastifyRequest } from 'fastify';
import { badField, ProblemException } from '../problem/problem-exception.js';

const MOST_BYTES = 5 * 1024 * 1024;

/**
 * The one file of the form. Over the limit the stream is cut, not refused by itself: what was cut is no picture.
 * @param pointer where problems of the form itself are told
 */
export async function uploadedPicture(request: FastifyRequest, pointer: string): Promise<Buffer> {
  if (!request.isMultipart()) throw new ProblemException(415, { detail: 'Send the picture as multipart/form-data.' });
  try {
    const file = await request.file({ limits: { fileSize: MOST_BYTES, files: 1 }, throwFileSizeLimit: false });
    if (!file) throw badField(pointer, 'No picture was sent');
    const bytes = await file.toBuffer();
    if (file.file.truncated) throw new ProblemException(413, { detail: 'A picture may have 5 MB at most.' });
    return bytes;
  } catch (error) {
    const isTold = error instanceof ProblemException || (error instanceof Error && 'statusCode' in error);
    // Whatever else the parser stumbles over is a form that broke off or never was one.
    throw isTold ? error : badField(pointer, 'The form could not be read to its end');
  }
}
