// What the types are worth: one call of every kind written as people write them, and calls that do not compile.

import assert from "node:assert/strict";
import type { Client } from "openapi-fetch";
import { client } from "./client.ts";
import type { components, paths } from "./timetrack.ts";

type Schemas = components["schemas"];

/** Carries out calls of every kind; whatever is not as expected is thrown. */
export async function walk(): Promise<void> {
  const api = client();
  const created = await api.POST("/clients", { body: { name: "Typed GmbH", addressCountry: "AT" } });
  const id: number | null | undefined = created.data?.id;
  assert.equal(typeof id, "number");

  const path = { id: id ?? 0 };
  const read = await api.GET("/clients/{id}", { params: { path } });
  const name: string | null | undefined = read.data?.name;
  const enabled: boolean | null | undefined = read.data?.enabled;
  assert.deepEqual([name, enabled], ["Typed GmbH", true]);

  const updated = await api.PUT("/clients/{id}", { params: { path }, body: { notes: "Customer since 2026" } });
  assert.equal(updated.response.status, 200);
  await book(api);
  await absence(api);
  await user(api);

  const days = await api.GET("/work_reports", {
    params: { query: { username: "test", from: "2026-10-01T00:00:00.000Z", to: "2026-10-31T23:59:59.999Z", limit: 1000 } },
  });
  const seconds: (number | null | undefined)[] = (days.data ?? []).map((day) => day.workedSeconds);
  assert.equal(seconds.length, 31);

  const deleted = await api.DELETE("/clients/{id}", { params: { path } });
  assert.equal(deleted.response.status, 204);
  const gone = await api.GET("/clients/{id}", { params: { path } });
  const title: string | null | undefined = gone.error?.errors[0]?.title;
  assert.ok(title);
}

async function book(api: Client<paths>): Promise<void> {
  const body: Schemas["ProjectTimeEntryCreate"] = {
    username: "test",
    clientName: "Client 006",
    projectName: "Project 006_1",
    from: "2026-10-05T08:00:00.000Z",
    to: "2026-10-05T10:00:00.000Z",
  };
  const booked = await api.POST("/project_time_entries", { body });
  const entries = await api.GET("/project_time_entries", { params: { query: { username: "test", limit: 100 } } });
  const mine = entries.data?.find((entry) => entry.id === booked.data?.id);
  const from: string | null | undefined = mine?.from; // the text on the wire: nothing shifts it
  assert.deepEqual([from, mine?.workedMinutes], ["2026-10-05T08:00:00.000Z", 120]);

  const query = { username: "test", date: "2026-10-05T12:00:00.000Z" };
  const timer = await api.GET("/timers/project_timer", { params: { query } });
  assert.equal(timer.data?.stopped, true);
}

async function absence(api: Client<paths>): Promise<void> {
  const body = { username: "test", absenceType: 1, from: "2026-10-07", to: "2026-10-09" };
  const requested = await api.POST("/absences", { body });
  const path = { id: requested.data?.id ?? 0 };
  await api.PUT("/absences/{id}", { params: { path }, body: { status: 1 } });
  const approved = await api.GET("/absences/{id}", { params: { path } });
  assert.equal(approved.data?.status, 1);
}

async function user(api: Client<paths>): Promise<void> {
  const body: Schemas["UserCreate"] = {
    username: "typed",
    firstName: "Tina",
    lastName: "Typed",
    email: "typed@example.com",
    password: "change-me-soon",
    admin: true,
    teamLead: 0, // the contract allows both notations, and so does the type
    personalNumber: "A-0017",
  };
  const created = await api.POST("/users", { body });
  const path = { id: created.data?.id ?? 0 };
  await api.PUT("/users/{id}", { params: { path }, body: { admin: false, personalNumber: 17 } });
  const { data } = await api.GET("/users/{id}", { params: { path } });
  const admin: boolean | null | undefined = data?.admin; // an answer is read as the one notation
  const number: string | number | null | undefined = data?.personalNumber;
  assert.deepEqual([admin, data?.teamLead, number, data?.enabled], [false, false, 17, true]);
  const removed = await api.DELETE("/users/{id}", { params: { path } });
  assert.equal(removed.response.status, 204);
}

/** Never carried out. Each of these lines has to be an error of the compiler; if one is not, the check fails. */
export async function refused(api: Client<paths>): Promise<void> {
  const path = { id: 1 };
  // @ts-expect-error there is no such path
  await api.GET("/customers");
  // @ts-expect-error the path has no such method
  await api.DELETE("/clients", {});
  // @ts-expect-error a list has no filter of this name
  await api.GET("/clients", { params: { query: { nam: "test" } } });
  // @ts-expect-error a limit is a number
  await api.GET("/clients", { params: { query: { limit: "50" } } });
  // @ts-expect-error the id is missing
  await api.GET("/clients/{id}");
  // @ts-expect-error an id is a number
  await api.GET("/clients/{id}", { params: { path: { id: "1" } } });
  // @ts-expect-error the name is missing
  await api.POST("/clients", { body: { notes: "Nameless" } });
  // @ts-expect-error the body is missing
  await api.POST("/clients");
  // openapi-fetch lets properties pass that are too many; a body with its type named does not.
  // @ts-expect-error a client has no such property
  await api.POST("/clients", { body: { name: "Kit", adress: "Ring 1" } satisfies Schemas["ClientCreate"] });
  // @ts-expect-error the name of a client cannot be changed
  await api.PUT("/clients/{id}", { params: { path }, body: { name: "Kit" } satisfies Schemas["ClientUpdate"] });
  // @ts-expect-error yes and no are no texts
  await api.PUT("/users/{id}", { params: { path }, body: { admin: "true" } });
  // @ts-expect-error nobody is created without a password
  await api.POST("/users", { body: { username: "kit", firstName: "K", lastName: "K", email: "kit@example.com" } });
  // @ts-expect-error null is not "not given"
  await api.PUT("/clients/{id}", { params: { path }, body: { notes: null } });
  // @ts-expect-error a timestamp is a text, since a Date would be shifted
  await api.GET("/timers/project_timer", { params: { query: { username: "test", date: new Date() } } });
  // @ts-expect-error the day of an absence is a text
  await api.POST("/absences", { body: { username: "test", absenceType: 1, from: new Date(), to: "2026-10-09" } });
  const { data, error } = await api.GET("/clients/{id}", { params: { path } });
  // @ts-expect-error there may be no answer
  data.id.toFixed();
  // @ts-expect-error an id is no text
  data?.id.trim();
  // @ts-expect-error a name may be null
  data?.name.trim();
  const read = await api.GET("/users/{id}", { params: { path } });
  // @ts-expect-error a password is written and never read
  read.data?.password;
  // @ts-expect-error an error has a list of errors, and no message
  error?.message.trim();
}
