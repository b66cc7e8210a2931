import type { Problem } from '@scholars-commons/shared/problem';
import { actorHeader, ProblemError, refusalOf } from './api-client';

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends a form and tells how much of it has gone, in whole percent; `fetch` cannot tell that. */
export function upload<T>(method: 'PUT' | 'POST', path: string, form: FormData, onProgress: (percent: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader('accept', 'application/json');
    for (const [name, value] of Object.entries(actorHeader())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / Math.max(1, total)) * 100));
    request.onerror = () => reject(new ProblemError({ type: 'about:blank', title: 'No answer', status: 0 }));
    request.onload = () => {
      const answer = read(request.responseText);
      // The contract is checked where the answer leaves the api.
      if (request.status < 300) return resolve(answer as T);
      reject(
        refusalOf({
          type: 'about:blank',
          title: request.statusText || 'Problem',
          ...(answer && typeof answer === 'object' ? (answer as Partial<Problem>) : {}),
          status: request.status,
        }),
      );
    };
    request.send(form);
  });
}
