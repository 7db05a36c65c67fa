// The scenarios as ../scenario.schema.json describes them.

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { operations } from "./timetrack.ts";

export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [name: string]: Json };

export interface Control {
  control: string;
  body: JsonObject;
}

export interface Expect {
  status: string;
  headers?: JsonObject;
  body?: Json;
  records?: number;
  each?: Json;
  distinct?: string;
}

export interface Call {
  operation: keyof operations;
  id?: Json;
  query?: JsonObject;
  body?: JsonObject;
  keys?: "both" | "none" | "key" | "secret" | "wrong";
  until?: "end";
  patient?: true;
  expect: Expect;
  keep?: Record<string, string>;
}

export interface Arrived {
  operation: string;
  status: number;
  times: number;
}

export interface Scenario {
  before?: Control[];
  steps: (Call | Control)[];
  arrived: Arrived[];
}

/** What came back: headers with names in lower case, and the JSON, null where there is none. */
export interface Answer {
  status: number;
  headers: JsonObject;
  body: Json;
}

/** All scenarios of a folder by name, in the order of their names. */
export function scenarios(folder: string): [string, Scenario][] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.sort().map((name) => [basename(name, ".json"), JSON.parse(readFileSync(join(folder, name), "utf8"))]);
}
