import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import type { Receipt, SovitaanEvent, SovitaanSubmitEvent } from 'sovitaan';
import 'sovitaan/define';

@Component({
  selector: '#app',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <sovitaan-form
      src="/cases/visit.json"
      lang="fi"
      [value]="answers"
      (sovitaan-submit)="store($event)"
      (sovitaan-stored)="stored($event)"
    ></sovitaan-form>
    <p id="place">{{ place() }}</p>
  `,
})
class Agreement {
  readonly answers = { hours: 2 };
  readonly place = signal('');

  store(event: SovitaanSubmitEvent): void {
    event.respondWith(fetch('/store', { method: 'POST', body: event.text }));
  }

  stored({ detail }: SovitaanEvent<Receipt>): void {
    this.place.set(detail.location ?? '');
  }
}

void bootstrapApplication(Agreement);
