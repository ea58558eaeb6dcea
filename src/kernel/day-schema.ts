/** A calendar day at the border: text that is a day, then a `Day`. Apart from calendar.ts, which the auditor takes to the browser without zod. */
import { z } from 'zod';
import { type Day, isDay } from './calendar.ts';

export const daySchema = z
  .string()
  .refine(isDay, 'ngày phải viết dạng 2026-06-30 và có thật trên lịch')
  .transform((text) => text as Day)
  .meta({ description: 'YYYY-MM-DD', format: 'date' });
