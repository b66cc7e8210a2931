import { Global, Module } from '@nestjs/common';
import { LiveServer } from './live-server.js';

@Global()
@Module({ providers: [LiveServer], exports: [LiveServer] })
export class LiveModule {}
