/** Letters, taken by a real SMTP server of the test's own. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailer } from '../../src/http/mail.ts';

const taken: { to: string[]; text: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) => done(address.startsWith('khong-co') ? new Error('no such mailbox') : null),
  onData: (stream, session, done) => {
    let text = '';
    stream.on('data', (part: Buffer) => {
      text += part.toString();
    });
    stream.on('end', () => {
      taken.push({ to: session.envelope.rcptTo.map((one) => one.address), text });
      done();
    });
  },
});
let url = '';
beforeAll(async () => {
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  url = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

/** Quoted-printable → text. */
const quoted = (text: string) =>
  Buffer.from(
    text.replaceAll('=\r\n', '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

const letter = (email: string) => ({ account: email, email, subject: 'Báo cáo 6 tháng: xã Đăk Kôi, quá hạn 2 ngày' });

it('takes a letter to the one it is for, in Vietnamese, with the address to open', async () => {
  const send = mailer({ url, from: 'mtqg@kon-ray.example' }, 'https://mtqg.kon-ray.example');
  await send([letter('xa@kon-ray.example')]);
  expect(taken.map((one) => one.to)).toEqual([['xa@kon-ray.example']]);
  const [head = '', ...rest] = (taken[0]?.text ?? '').split('\r\n\r\n');
  expect(head).toContain('From: mtqg@kon-ray.example');
  const words = [...head.matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi)]
    .map(([, how, part = '']) => (how === 'B' ? Buffer.from(part, 'base64').toString() : quoted(part.replaceAll('_', ' '))))
    .join('');
  expect(words).toContain('quá hạn 2 ngày');
  expect(quoted(rest.join('\n\n'))).toContain('Mở việc của tôi: https://mtqg.kon-ray.example/');
});

it('takes the letters of the others when one address is refused, and says so', async () => {
  taken.length = 0;
  const send = mailer({ url, from: 'mtqg@kon-ray.example' }, 'https://mtqg.kon-ray.example');
  await expect(send([letter('khong-co@kon-ray.example'), letter('xa2@kon-ray.example')])).rejects.toThrow('1 of 2');
  expect(taken.map((one) => one.to)).toEqual([['xa2@kon-ray.example']]);
});

it('sends nothing where no server is set up', async () => {
  await expect(mailer(null, 'https://x.example')([letter('xa@kon-ray.example')])).resolves.toBeUndefined();
});
