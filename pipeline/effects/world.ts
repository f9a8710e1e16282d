/** What live sources need of this machine. */
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { World } from '../live/world.ts';
import { versions } from '../versions.ts';
import { network } from './network.ts';
import { cacheFolder, diskStore } from './store.ts';

export function realWorld(env: World['env']): World {
  return {
    env,
    ...network(env),
    store: diskStore(cacheFolder(env)),
    digest: () => {
      const hash = createHash('sha256');
      let digest = '';
      return {
        update: (data) => void hash.update(data),
        hex: () => {
          digest ||= hash.digest('hex');
          return digest;
        },
      };
    },
    now: () => Date.now(),
    wait: (milliseconds) => setTimeout(milliseconds),
    random: () => Math.random(),
    agent: `papertopics/${versions.papertopics} (+https://www.npmjs.com/package/papertopics)`,
  };
}
