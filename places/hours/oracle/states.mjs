// Answers for lines of JSON {value, moments} with what the library says: its
// warnings, or its error, and for each moment (minutes since 1970 by the clock
// on the wall) the state and whether that day is a public or a school holiday.
import readline from 'node:readline';
import { createRequire } from 'node:module';

const OpeningHours = createRequire(import.meta.url)('opening_hours');
process.env.TZ = 'UTC';
console.error = console.warn = () => {};

// Holidays are those of one German state, which the library knows.
const place = { lat: '48.8', lon: '9.2', address: { country_code: 'de', state: 'Baden-Württemberg' } };
const open = (value) => new OpeningHours(value, place, { locale: 'en' });
const holidays = [open('PH'), open('SH')];
const word = (hours, date) => (hours.getState(date) ? 'o' : hours.getUnknown(date) ? 'u' : 'c');

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { value, moments } = JSON.parse(line);
  const out = { warnings: [], error: '', states: '', holidays: '' };
  try {
    const hours = open(value);
    out.warnings = hours.getStructuredWarnings().map((w) => w.type);
    for (const minutes of moments) {
      const date = new Date(minutes * 60000);
      out.states += word(hours, date);
      out.holidays += '0123'[holidays.reduce((n, kind, i) => n + (kind.getState(date) ? 1 << i : 0), 0)];
    }
  } catch (error) {
    out.error = String(error);
  }
  console.log(JSON.stringify(out));
}
