/** E-mail through the office's own SMTP server; nothing is sent where none is set up. */
import { createTransport } from 'nodemailer';
import type { Reminder } from '../cycles/actions.ts';
import type { ServerSettings } from './settings.ts';

export function mailer(smtp: ServerSettings['smtp'], baseUrl: string): (reminders: readonly Reminder[]) => Promise<void> {
  if (!smtp) return async () => undefined;
  const transport = createTransport(smtp.url);
  return async (reminders) => {
    for (const { email, subject } of reminders)
      await transport.sendMail({
        from: smtp.from,
        to: email,
        subject: `Nhắc nộp báo cáo: ${subject}`,
        text: `${subject}.\n\nMở việc của tôi: ${baseUrl}/\n\nThư tự động của mtqg; không trả lời thư này.`,
      });
  };
}
