/**
 * How Node runs the api; the Dockerfile says the same. Without V8's memory reducer: it stops all requests for half a second after a
 * busy minute, to give back memory that the next minute needs (docs/adr/0015-no-memory-reducer.md).
 */
export const API_OPTIONS = ['--enable-source-maps', '--no-memory-reducer'];
