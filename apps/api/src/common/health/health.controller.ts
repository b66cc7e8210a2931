import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { Public } from '../auth/public.js';
import { Answers } from '../http/answers.js';
import { DatabaseWatch } from './database-watch.js';

const alive = z.object({ status: z.literal('ok') });

@ApiTags('health')
@Public()
@Controller()
export class HealthController {
  constructor(private readonly database: DatabaseWatch) {}

  /** The process lives. Asks nothing of anybody, so that a database away does not get it restarted. */
  @Get('health')
  @Answers(alive)
  health() {
    return { status: 'ok' };
  }

  /** It can serve people: the database answers. 503 until it does. */
  @Get('ready')
  @Answers(alive)
  async ready() {
    await this.database.assertAnswers();
    return { status: 'ok' };
  }
}
