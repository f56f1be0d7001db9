/** Another reader of iCalendar (`ical.js`, which Thunderbird uses) makes of our files what `tests/cases/calendar.json` says. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ICAL from 'ical.js';

const folder = process.argv[2];
const names = (await readdir(folder)).sort();
for (const name of names) {
  const { about, file, reads } = JSON.parse(await readFile(join(folder, name), 'utf8'));
  const calendar = new ICAL.Component(ICAL.parse(file));
  assert.equal(calendar.name, 'vcalendar', about);
  for (const [property, value] of [['version', '2.0'], ['method', 'PUBLISH']]) {
    assert.equal(calendar.getFirstPropertyValue(property), value, `${about}: ${property}`);
  }
  const [entry, ...others] = calendar.getAllSubcomponents();
  assert.deepEqual([entry.name, others.length], ['vevent', 0], about);
  const said = (property) => entry.getFirstPropertyValue(property);
  const found = Object.fromEntries(Object.keys(reads).map((property) => {
    if (property === 'categories') return [property, entry.getFirstProperty(property)?.getValues() ?? []];
    const value = said(property);
    return [property, value instanceof ICAL.Time ? value.toString() : value];
  }));
  assert.deepEqual(found, reads, about);
  assert.ok(said('dtstart').isDate && said('dtend').isDate, `${about}: it lasts the whole day`);
  assert.equal(said('dtstamp').zone, ICAL.Timezone.utcTimezone, `${about}: in UTC`);
  assert.equal(said('transp'), 'TRANSPARENT', about);
}
assert.ok(names.length > 3);
console.log(`ical.js: ${names.length}/${names.length} calendar files read as they were meant`);
