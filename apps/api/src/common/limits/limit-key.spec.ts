import { describe, expect, it } from '@jest/globals';
import { limitKey, mailboxKey, networkKey } from './limit-key.js';

describe('keys of limits', () => {
  it.each([
    ['Amina@Uni.example', 'amina@uni.example'],
    ['amina+1@uni.example', 'amina@uni.example'],
    ['amina@uni.example ', 'amina@uni.example'],
    ['kofi@uni.example', 'kofi@uni.example'],
  ])('counts %s as %s', (typed, mailbox) => expect(mailboxKey(typed)).toBe(mailbox));

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('counts %s as the network %s', (ip, network) => expect(networkKey(ip)).toBe(network));

  it('stores nothing that can be read', () => expect(limitKey('amina@uni.example')).not.toContain('amina'));
});
