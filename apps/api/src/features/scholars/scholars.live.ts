import { Injectable } from '@nestjs/common';
import type { DomainEvents } from '../../common/events/domain-events.js';
import { On } from '../../common/events/on.js';
import { LiveServer } from '../../common/live/live-server.js';

/** A page saved on one device is read anew on the others. */
@Injectable()
export class ScholarsLive {
  constructor(private readonly live: LiveServer) {}

  @On('profile.changed')
  profileChanged({ scholarId }: DomainEvents['profile.changed']): void {
    this.live.toScholar(scholarId).emit('me.changed', { profile: { scholarId } });
  }
}
