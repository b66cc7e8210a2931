import { setupServer } from 'msw/node';
import { handlers } from './handlers';

/** The api's double; a test adds what its page asks for: `server.use(answer('get', '/api/threads', page))`. */
export const server = setupServer(...handlers);
