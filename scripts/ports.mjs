import { createServer } from 'node:net';

/** @param {number} port @param {string} host @returns {Promise<number | null>} the port, or null when it is taken */
function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'EADDRINUSE' || code === 'EACCES') resolve(null);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}

/** The wished port if it is free, else any free one. @param {number} [wished] */
export async function freePort(wished) {
  const port = (wished && (await tryPort(wished, '127.0.0.1'))) || (await tryPort(0, '127.0.0.1'));
  if (!port) throw new Error('No free port on 127.0.0.1.');
  return port;
}

/** The first free port from this one on. @param {number} first @param {string} host */
export async function nextFreePort(first, host) {
  for (let port = first; port < Math.min(first + 100, 65_536); port += 1) {
    if (await tryPort(port, host)) return port;
  }
  throw new Error(`Ports ${first} to ${first + 99} of ${host} are all taken: set PORT to a free one.`);
}
