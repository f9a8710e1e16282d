/** The network, through undici: proxies of the environment, gzip, a bound on time and on size, and faults in plain words. */
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher, EnvHttpProxyAgent } from 'undici';
import { InputError } from '../errors.ts';
import { Fault, type Reply, type World } from '../live/world.ts';
import { codeOf } from './disk.ts';

/** How long an answer may take, in milliseconds, and how long it may be, in bytes once unpacked. */
export interface Bounds {
  readonly connect: number;
  /** Until the first byte, and from one to the next. */
  readonly silence: number;
  readonly whole: number;
  readonly bytes: number;
}

export const usualBounds: Bounds = { connect: 15_000, silence: 60_000, whole: 300_000, bytes: 100_000_000 };

/** Loaded when the first request is made. */
export function network(env: World['env'], bounds: Bounds = usualBounds): Pick<World, 'get' | 'close'> {
  let opened: Promise<EnvHttpProxyAgent> | null = null;
  return {
    get: async (address, headers) => {
      opened ??= open(env, bounds);
      return get(await opened, address, headers, bounds);
    },
    close: async () => {
      const agent = await opened?.catch(() => null);
      opened = null;
      await agent?.destroy();
    },
  };
}

async function open(env: World['env'], { connect, silence }: Bounds): Promise<EnvHttpProxyAgent> {
  // Its parts by name are lost when it is bundled.
  const { default: undici } = await import('undici');
  return new undici.EnvHttpProxyAgent({
    httpProxy: proxy(env, 'http_proxy', 'HTTP_PROXY'),
    httpsProxy: proxy(env, 'https_proxy', 'HTTPS_PROXY'),
    noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
    // As other programs do: http is asked of a proxy as it is, https through a tunnel.
    proxyTunnel: false,
    connections: 1,
    connect: { timeout: connect },
    headersTimeout: silence,
    bodyTimeout: silence,
  });
}

/** The first of these variables that is set, as an address; `''` for none. */
function proxy(env: World['env'], ...names: readonly string[]): string {
  for (const name of names) {
    const written = env[name]?.trim() ?? '';
    if (written === '') continue;
    const address = /^\w+:\/\//.test(written) ? written : `http://${written}`;
    if (!URL.canParse(address) || !/^https?:/i.test(address))
      throw new InputError(`${name} is no address of a proxy; write it as http://localhost:3128`);
    return address;
  }
  return '';
}

async function get(
  agent: EnvHttpProxyAgent,
  address: URL,
  headers: ReadonlyMap<string, string>,
  bounds: Bounds,
): Promise<Reply> {
  const signal = AbortSignal.timeout(bounds.whole);
  try {
    const reply = await agent.request({
      origin: address.origin,
      path: address.pathname + address.search,
      method: 'GET',
      headers: { ...Object.fromEntries(headers), 'accept-encoding': 'gzip, deflate, br' },
      signal,
    });
    return {
      status: reply.statusCode,
      headers: new Map(
        Object.entries(reply.headers).flatMap(([name, value]): [string, string][] =>
          value === undefined ? [] : [[name.toLowerCase(), String(value)]],
        ),
      ),
      body: await textOf(reply, bounds.bytes),
    };
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw faultOf(error, signal.aborted, bounds);
  }
}

/** The body as text, unpacked. */
async function textOf({ body, headers }: Dispatcher.ResponseData, most: number): Promise<string> {
  const unpack = unpackerOf(String(headers['content-encoding'] ?? ''));
  // What the body fails with, its unpacker does too.
  const stream = unpack === null ? body : body.on('error', (error) => unpack.destroy(error)).pipe(unpack);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) throw new Fault(`answered with more than ${Math.round(most / 1e6)} MB`, false);
    }
  } finally {
    // Whatever is still to come is not waited for.
    body.on('error', () => {}).destroy();
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function unpackerOf(encoding: string): ReturnType<typeof createGunzip> | null {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}

function faultOf(error: unknown, isOver: boolean, bounds: Bounds): Fault {
  const seconds = (milliseconds: number): string => `${milliseconds / 1000} seconds`;
  if (isOver) return new Fault(`did not come to an end within ${seconds(bounds.whole)}`, true);
  const code = codeOf(error);
  const silent = `was silent for ${seconds(bounds.silence)}`;
  const unknown = 'cannot be found; is there a network?';
  const known = new Map([
    ['UND_ERR_CONNECT_TIMEOUT', `could not be reached within ${seconds(bounds.connect)}`],
    ['UND_ERR_HEADERS_TIMEOUT', silent],
    ['UND_ERR_BODY_TIMEOUT', silent],
    ['UND_ERR_SOCKET', 'cut the connection'],
    ['ECONNRESET', 'cut the connection'],
    ['EPIPE', 'cut the connection'],
    ['ECONNREFUSED', 'refuses connections'],
    ['ENOTFOUND', unknown],
    ['EAI_AGAIN', unknown],
    ['ENETUNREACH', unknown],
    ['EHOSTUNREACH', unknown],
    ['ETIMEDOUT', 'could not be reached'],
    ['Z_BUF_ERROR', 'answered with a packed body that is cut off'],
    ['Z_DATA_ERROR', 'answered with a packed body that is broken'],
  ]);
  const message = error instanceof Error ? error.message : String(error);
  const isOurs = code === 'UND_ERR_INVALID_ARG';
  return new Fault(known.get(code) ?? `could not be asked: ${message}`, !isOurs);
}
