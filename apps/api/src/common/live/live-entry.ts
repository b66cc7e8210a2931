import { Injectable } from '@nestjs/common';
import { env } from '../../config/env.js';
import { InTurn } from '../turns/in-turn.js';

/**
 * After a restart a thousand pages come at once, each with several questions to the database. They take turns with half of its
 * connections: they wait for each other, and nobody who reads or writes meanwhile is turned away for them.
 */
@Injectable()
export class LiveEntry {
  private readonly turns = new InTurn(Math.max(1, Math.floor(env.DATABASE_POOL / 2)));

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.run('entry', work);
  }
}
