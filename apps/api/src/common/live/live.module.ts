import { Global, Module } from '@nestjs/common';
import { LiveEntry } from './live-entry.js';
import { LiveServer } from './live-server.js';

@Global()
@Module({ providers: [LiveEntry, LiveServer], exports: [LiveEntry, LiveServer] })
export class LiveModule {}
