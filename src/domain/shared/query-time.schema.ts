import { z } from 'zod';

const example = { instant: '2026-03-02T10:00:00+08:00', date: '2026-03-02' };
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });

/** The years that events may be of; far outside them the database knows no time. */
const inOurYears = /^(?:19|20|21)\d\d-/;
/** nine digits of a second, and the widest offset in use (+14:00, Kiribati) */
const storable = /:\d\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d:[0-5]\d|1[0-3]:[0-5]\d|14:00))$/;

/** An instant in a query: a real day from 1900 to 2199, with its offset. */
export const queryInstant = z
  .string()
  .refine((text) => instant.safeParse(text).success && inOurYears.test(text) && storable.test(text), {
    params: {
      expected: {
        'zh-CN': `应为带时区偏移的时刻，1900 至 2199 年，如 ${example.instant}（网址中 + 须写作 %2B）`,
        en: `expected an instant with offset, 1900 to 2199, such as ${example.instant} (in a URL, + is written %2B)`,
      },
    },
  })
  .meta({ format: 'date-time' });

/** A local date in a query: a real day from 1900 to 2199. */
export const queryDate = z
  .string()
  .refine((text) => day.safeParse(text).success && inOurYears.test(text), {
    params: {
      expected: {
        'zh-CN': `应为真实存在的日期，1900 至 2199 年，如 ${example.date}`,
        en: `expected a real day, 1900 to 2199, such as ${example.date}`,
      },
    },
  })
  .meta({ format: 'date' });
