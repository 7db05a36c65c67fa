// The typed client, with the keys that a step sends, and the control path of the mock, which is no part of the API.

import createClient, { type Client } from "openapi-fetch";
import { CALLS, type Given } from "./calls.ts";
import type { Answer, Call, Json, JsonObject } from "./scenario.ts";
import type { operations, paths } from "./timetrack.ts";

const KEY = "X-TimeTrack-Api-Key";
const SECRET = "X-TimeTrack-Api-Secret";
const WAYS = ["both", "none", "key", "secret", "wrong"] as const;
type Keys = (typeof WAYS)[number];

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw Error(`${name} is not set: conformance/languages.py says what has to be.`);
  return value;
}

function headers(keys: Keys): Record<string, string> {
  const key = { [KEY]: variable("TIMETRACK_API_KEY") };
  const secret = { [SECRET]: keys === "wrong" ? "wrong" : variable("TIMETRACK_API_SECRET") };
  return { ...(keys === "none" || keys === "secret" ? {} : key), ...(keys === "none" || keys === "key" ? {} : secret) };
}

/** A client for the API that sends these keys. */
export function client(keys: Keys = "both"): Client<paths> {
  return createClient<paths>({ baseUrl: variable("TIMETRACK_BASE_URL"), headers: headers(keys) });
}

/** Carry out the call of a step, once. */
export async function send(step: Call): Promise<Answer> {
  const given = { query: step.query ?? {}, path: { id: step.id }, body: step.body };
  // The one place where types are believed: what the scenario has is what its operation takes.
  const call = CALLS[step.operation] as (client: Client<paths>, given: Given<keyof operations>) => ReturnType<Of>;
  const { data, error, response } = await call(client(step.keys), given as Given<keyof operations>);
  const body = (response.ok ? data : error) as Json | undefined;
  return { status: response.status, headers: Object.fromEntries(response.headers), body: body ?? null };
}

type Of = (typeof CALLS)["list_users"];

/** Turn the mock, or ask it what arrived. */
export async function control(method: string, path: string, body?: JsonObject): Promise<Json> {
  const init = { method, headers: { "Content-Type": "application/json" }, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(variable("TIMETRACK_CONTROL") + path, init);
  const text = await response.text();
  if (!response.ok) throw Error(`${method} ${path} on the control path answered ${response.status}: ${text}`);
  return text ? (JSON.parse(text) as Json) : null;
}
