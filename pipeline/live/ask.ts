/**
 * Asking an API: one request at a time with its pause between them, redirects followed, and whatever may be answered
 * better later asked for again. Not left to undici's RetryAgent, which waits without jitter and by a clock of its own, does not
 * ask again after a time-out, heeds no Retry-After date, goes on with a broken body by a Range that these APIs ignore, and
 * cannot see that a body is a web page or an empty one.
 */
import { cut, grouped } from '../words.ts';
import type { Api, Ask, Request } from './api.ts';
import { field, textOf } from './json.ts';
import { Fault, type Reply, type World } from './world.ts';

/** How patient it is. */
export interface Patience {
  /** Most times that one thing is asked for. */
  readonly attempts: number;
  /** The longest wait that an API may ask for, in milliseconds; where it asks for more, we come back another time. */
  readonly longestWait: number;
  /** The first wait where an API does not say, in milliseconds, doubled each time, of which a random part is waited. */
  readonly backoff: number;
  readonly redirects: number;
}

export const usualPatience: Patience = { attempts: 5, longestWait: 120_000, backoff: 2000, redirects: 5 };

/** When each API may be asked again, in milliseconds since 1970, by its scheme: shared by all sources of a run. */
export type Turns = Map<string, number>;

export function asker(api: Api, base: URL, key: string, world: World, turns: Turns, patience: Patience): Ask {
  const pause = key === '' ? api.pause.usual : api.pause.withKey;

  async function once(request: Request): Promise<string> {
    const wait = (turns.get(api.scheme) ?? 0) - world.now();
    if (wait > 0) await world.wait(wait);
    try {
      const reply = await followed(request);
      refuse(reply, world.now(), patience.longestWait);
      // Should an API say the key back, it is still not kept.
      return key.length >= 8 ? reply.body.replaceAll(key, '') : reply.body;
    } finally {
      turns.set(api.scheme, world.now() + pause);
    }
  }

  async function followed({ path, parameters, headers = [] }: Request): Promise<Reply> {
    let address = new URL(base);
    address.pathname = `${base.pathname.replace(/\/+$/, '')}${path}`;
    address.search = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
    const { origin } = address;
    for (let left = patience.redirects; ; left--) {
      // What another host is not to know stays here.
      const own = address.origin === origin ? headers : [];
      const reply = await world.get(address, new Map([['user-agent', world.agent], ...own]));
      const location = reply.headers.get('location');
      if (reply.status < 300 || reply.status > 399 || location === undefined) return reply;
      if (left === 0)
        throw new Fault(`sends from one address to the next, more than ${patience.redirects} times`, false);
      const next = URL.canParse(location, address) ? new URL(location, address) : null;
      if (next === null || !/^https?:$/.test(next.protocol))
        throw new Fault(`sends to an address that is none: ${location}`, false);
      address = next;
    }
  }

  return async (request, read) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return read(await once(request));
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        const isLast = attempt >= Math.min(patience.attempts, error.attempts);
        if (!error.again || isLast || (error.after ?? 0) > patience.longestWait) throw error;
        const jittered =
          world.random() * Math.min(patience.longestWait, patience.backoff * 2 ** (attempt - 1));
        await world.wait(error.after ?? jittered);
      }
    }
  };
}

/** Throws a `Fault` for a reply that is not the one that was asked for; the API may ask for at most `longestWait`. */
function refuse({ status, headers, body }: Reply, now: number, longestWait: number): void {
  if (status >= 200 && status <= 299) {
    if (isPage(body)) throw new Fault(`answered with a web page${pageTitle(body)}`, true, { attempts: 3 });
    return;
  }
  const after = retryAfter(headers.get('retry-after') ?? '', now);
  const isLong = after !== null && after > longestWait;
  const wait = isLong ? ` and asks to be left alone for ${lasting(after)}` : '';
  const told = messageIn(body);
  const again = status >= 500 || [408, 425, 429].includes(status);
  throw new Fault(`answered ${status}${wait}${told === '' ? '' : `: ${told}`}`, again, { after, status });
}

/** Milliseconds to wait, from seconds or a date; null where it is neither. */
export function retryAfter(text: string, now: number): number | null {
  const written = text.trim();
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(written)) return Number(written) * 1000;
  const date = /^[A-Z][a-z]{2,8},? /.test(written) ? Date.parse(written) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** `90 minutes`. */
function lasting(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  return minutes > 120 ? `${grouped(Math.ceil(minutes / 60))} hours` : `${minutes} minutes`;
}

function isPage(body: string): boolean {
  return /^[\s\uFEFF]{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype html|html)\b/i.test(
    body.slice(0, 1000),
  );
}

function pageTitle(body: string): string {
  const title = /<title[^>]{0,200}>([^<]{1,200})/i.exec(body.slice(0, 20_000))?.[1] ?? '';
  return title === '' ? '' : ` (${shown(title)})`;
}

/** What an API says of what is wrong, in whichever of its ways. */
function messageIn(body: string): string {
  if (isPage(body)) return `a web page${pageTitle(body)}`;
  try {
    const value: unknown = JSON.parse(body);
    const error = field(value, 'error');
    const told = [field(value, 'message'), field(error, 'message'), error, field(value, 'detail')];
    return shown(told.map(textOf).find((text) => text !== '') ?? body);
  } catch {
    const start = body.slice(0, 20_000);
    return shown(/<(summary|ERROR)[^>]{0,200}>([^<]{1,1000})/.exec(start)?.[2] ?? start.slice(0, 1000));
  }
}

/** Text of a stranger for a message: on one line, without control characters, at most so long. */
export function shown(text: string, characters = 200): string {
  return cut(text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim(), characters);
}
