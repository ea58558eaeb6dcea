/** The application of the browser: the files of a build, held in memory, and one page at all of its addresses. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Where the application answers; inside, it has an address for each place (web/app/router.tsx). */
const ADDRESSES = [
  '/viec-cua-toi',
  '/tong-quan',
  '/ky-bao-cao',
  '/ky-bao-cao/*',
  '/giai-ngan',
  '/nguon-von',
  '/bao-cao',
  '/bao-cao/*',
  '/chi-tieu',
  '/nong-thon-moi',
  '/van-ban',
  '/chi-dao',
  '/cong-trinh',
  '/nguon-khac',
  '/quy-tac',
  '/nhap-bang',
  '/nhap-bang/*',
  '/danh-muc',
  '/danh-muc/*',
  '/quan-tri',
  '/quan-tri/*',
  '/tai-khoan',
  '/ra-soat',
];
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
};
const TEXT = /^(?:text\/|application\/json|image\/svg)/;

/** A worker obeys the policy that came with its own script: assets carry it too. */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    // The component library writes its styles while it runs, each with the nonce of the page.
    `style-src 'self'${nonce === '' ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    // A report as it is printed, which the server sends as nobody's page.
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const ENCODERS = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} as const;

/** One file; compressed when it is first asked for, and kept so. */
class Asset {
  readonly type: string;
  readonly #bytes: Buffer;
  readonly #encoded = new Map<keyof typeof ENCODERS, Promise<Buffer>>();

  constructor(path: string) {
    this.#bytes = readFileSync(path);
    this.type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  }

  async send(reply: FastifyReply, accepted: string): Promise<FastifyReply> {
    reply
      .header('content-security-policy', policy(''))
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .type(this.type);
    const encoding = (['br', 'gzip'] as const).find((name) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted));
    if (encoding === undefined || !TEXT.test(this.type)) return reply.send(this.#bytes);
    const encoded = this.#encoded.get(encoding) ?? ENCODERS[encoding](this.#bytes);
    this.#encoded.set(encoding, encoded);
    return reply.header('content-encoding', encoding).send(await encoded);
  }
}

/** `frontDoor`: the application also answers at `/`. */
export function webApp(folder: string, { frontDoor = false } = {}): (app: FastifyInstance) => void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const assets = readdirSync(join(folder, 'assets')).map((name) => [name, new Asset(join(folder, 'assets', name))] as const);
  // A page of the application loads many small files that cost nothing: they are not counted against whoever sits behind one address.
  const hidden = { schema: { hide: true }, config: { rateLimit: false } };
  return (app) => {
    // One route a file: nothing from a request reaches the file system.
    for (const [name, asset] of assets)
      app.get(`/assets/${name}`, hidden, (request, reply) => asset.send(reply, String(request.headers['accept-encoding'] ?? '')));
    for (const address of frontDoor ? ['/', ...ADDRESSES] : ADDRESSES)
      app.get(address, hidden, async (_request, reply) => {
        const nonce = randomBytes(16).toString('base64');
        return reply
          .header('content-security-policy', policy(nonce))
          .header('cache-control', 'no-cache')
          .type('text/html; charset=utf-8')
          .send(page.replaceAll('__NONCE__', nonce));
      });
  };
}
