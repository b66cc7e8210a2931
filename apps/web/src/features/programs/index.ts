export { programQueries } from './programs.queries';
