import { applyDecorators, UseFilters, UsePipes } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { contractPipe } from '../http/contract.pipe.js';
import { LiveProblemFilter } from './live-problem.filter.js';

/**
 * A gateway of a feature: what comes in passes its schema, what fails is answered through the acknowledgement as `{ ok: false, problem }`.
 * Handlers answer `{ ok: true, ... }`, or nothing, which is `{ ok: true }`.
 */
export const LiveGateway = () => applyDecorators(WebSocketGateway(), UsePipes(contractPipe()), UseFilters(LiveProblemFilter));
