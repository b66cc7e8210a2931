import { QueryFailedError } from 'typeorm';

/** True where Postgres refused a second row of the same key (23505): somebody, perhaps the same person, was first. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof QueryFailedError && 'code' in error.driverError && error.driverError.code === '23505';
