/** Local servers that speak each API in its documented form, with a fault at whichever request a test wants one. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

export interface Served {
  /** Its address, `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Path and query of every request, in order. */
  readonly asked: URL[];
  readonly headers: IncomingMessage['headers'][];
}

type Answer = (asked: URL, response: ServerResponse, request: IncomingMessage) => void;

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** Serves on loopback until the test is over; `faults` answer in place of the API, by the number of the request from 1. */
export async function serve(answer: Answer, faults: Readonly<Record<number, Answer>> = {}): Promise<Served> {
  const asked: URL[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push(url);
    headers.push(request.headers);
    (faults[asked.length] ?? answer)(url, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, headers };
}

/** Answers with a status, a body and headers. */
export const status =
  (code: number, body: string | Uint8Array = '', headers: Readonly<Record<string, string>> = {}): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end(body);

/** A body that is cut off in the middle, with the connection. */
export const cutOff: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('<feed>');
  setTimeout(() => response.destroy(), 5);
};

/** Says nothing, ever. */
export const silence: Answer = () => {};

/** Begins, then says nothing. */
export const halfSilence: Answer = (_, response) => void response.writeHead(200).write('[');

/** Never ends. */
export const endless: Answer = (_, response) => {
  const more = (): void => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
  };
  response
    .writeHead(200)
    .on('drain', more)
    .on('error', () => {});
  more();
};

/** A byte now and then, so that silence is never long. */
export const drip: Answer = (_, response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

export const webPage = status(200, '<!DOCTYPE html>\n<html><title>Just a moment…</title></html>', {
  'content-type': 'text/html',
});

const number = (asked: URL, name: string): number => Number(asked.searchParams.get(name));

/** Titles of papers that nobody has written. */
export const titles = (count: number, first = 1): string[] =>
  Array.from({ length: count }, (_, i) => `Pears and Figs, Part ${first + i}`);

/** arXiv, with a total as it says and pages of at most `most`. */
export function arxivOf(papers: readonly string[], { total = papers.length, most = 2000 } = {}): Answer {
  return (asked, response) => {
    const start = number(asked, 'start');
    const shown = papers.slice(start, start + Math.min(most, number(asked, 'max_results')));
    response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(feed(shown, start, total));
  };
}

export function feed(shown: readonly string[], start: number, total: number): string {
  const entries = shown.map(
    (title, i) => `  <entry>
    <id>http://arxiv.org/abs/2501.${String(start + i).padStart(5, '0')}v1</id>
    <published>2025-01-31T00:00:00Z</published>
    <title>${title}</title>
    <summary>About pears &amp; figs.</summary>
    <author><name>Ada Quince</name></author>
  </entry>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query</title>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${total}</opensearch:totalResults>
${entries.join('')}</feed>\n`;
}

const json = (response: ServerResponse, value: unknown): void =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value, null, 2));

/** OpenAlex, a cursor to each page of at most `most`. */
export function openAlexOf(papers: readonly string[], { total = papers.length, most = 200 } = {}): Answer {
  return (asked, response) => {
    const cursor = asked.searchParams.get('cursor');
    const start = cursor === '*' ? 0 : Number(cursor?.slice(1));
    const step = Math.min(most, number(asked, 'per-page'));
    const results = papers.slice(start, start + step).map((display_name, i) => ({
      id: `https://openalex.org/W${start + i}`,
      display_name,
      publication_date: '2025-01-31',
    }));
    const next_cursor = results.length === 0 ? null : `c${start + step}`;
    json(response, { meta: { count: total, per_page: step, next_cursor }, results });
  };
}

/** Semantic Scholar's bulk search, pages of `most` whatever is asked for. */
export function semanticScholarOf(
  papers: readonly string[],
  { total = papers.length, most = 1000 } = {},
): Answer {
  return (asked, response) => {
    const start = Number(asked.searchParams.get('token')?.slice(1) ?? 0);
    const data = papers.slice(start, start + most).map((title, i) => ({ paperId: `s${start + i}`, title }));
    json(response, { total, token: start + most < papers.length ? `t${start + most}` : null, data });
  };
}

/** Daily Papers by day. */
export function dailyPapersOf(days: Readonly<Record<string, readonly string[]>>): Answer {
  return (asked, response) => {
    const date = asked.searchParams.get('date') ?? Object.keys(days).at(-1) ?? '';
    const start = number(asked, 'p') * number(asked, 'limit');
    const papers = (days[date] ?? []).map((title, i) => ({
      paper: { id: `${date.slice(2, 4)}${date.slice(5, 7)}.${date.slice(8)}${100 + i}`, title },
      title,
      publishedAt: `${date}T00:00:00.000Z`,
    }));
    json(response, papers.slice(start, start + number(asked, 'limit')));
  };
}

/** PubMed: a search that is remembered, and records as MEDLINE text. */
export function pubmedOf(
  papers: readonly string[],
  { total = papers.length, isXml = false, missing = [] as readonly number[] } = {},
): Answer {
  return (asked, response) => {
    if (asked.pathname.endsWith('/esearch.fcgi')) {
      if (isXml)
        return void response.end(
          `<?xml version="1.0"?>\n<eSearchResult><Count>${total}</Count><RetMax>0</RetMax><RetStart>0</RetStart><QueryKey>1</QueryKey><WebEnv>MCID_1</WebEnv></eSearchResult>`,
        );
      return json(response, {
        header: { type: 'esearch' },
        esearchresult: { count: String(total), retmax: '0', querykey: '1', webenv: 'MCID_1', idlist: [] },
      });
    }
    const start = number(asked, 'retstart');
    const shown = papers.slice(start, start + number(asked, 'retmax'));
    const records = shown.flatMap((title, i) =>
      missing.includes(start + i) ? [] : [`\nPMID- ${1000 + start + i}\nDP  - 2025 Jan\nTI  - ${title}\n`],
    );
    response.writeHead(200, { 'content-type': 'text/plain' }).end(records.join(''));
  };
}
