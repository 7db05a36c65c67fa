// Whether an answer is as expected.

import type { Answer, Expect, Json, JsonObject } from "./scenario.ts";

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

const KINDS: Record<string, (value: Json) => boolean> = {
  anything: (value) => value !== null,
  text: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: (value) => Number.isInteger(value),
  date: (value) => typeof value === "string" && DATE.test(value),
  timestamp: (value) => typeof value === "string" && TIMESTAMP.test(value),
};

export function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is not as expected, or nothing. */
export function difference(expect: Expect, answer: Answer): string {
  const records = Array.isArray(answer.body) ? answer.body : [];
  if (!RegExp(`^${expect.status.replace("XX", "..")}$`).test(String(answer.status))) {
    return `the status is ${answer.status} instead of ${expect.status}: ${JSON.stringify(answer.body)}`;
  }
  if (expect.records !== undefined && records.length !== expect.records) {
    return `there are ${records.length} records instead of ${expect.records}`;
  }
  if (expect.distinct !== undefined && new Set(records.map(property(expect.distinct))).size !== records.length) {
    return `two records have the same ${expect.distinct}`;
  }
  const { each, body } = expect;
  const found = each === undefined ? [] : records.map((record, i) => mismatch(each, record, `[${i}]`));
  found.push(mismatch(expect.headers ?? {}, answer.headers, "headers"));
  found.push(body === undefined ? "" : mismatch(body, answer.body, "the answer"));
  return found.find(Boolean) ?? "";
}

function property(name: string): (record: Json) => string {
  return (record) => JSON.stringify(isObject(record) ? record[name] : null);
}

/** Where a value does not match a pattern, or nothing. What is null in a pattern may be missing in the value. */
function mismatch(pattern: Json, value: Json, place: string): string {
  if (isObject(pattern) && typeof pattern["$is"] === "string") {
    const is = KINDS[pattern["$is"]];
    if (!is) throw Error(`nobody knows what ${pattern["$is"]} is`);
    return is(value) ? "" : `${place} is ${JSON.stringify(value)} instead of ${pattern["$is"]}`;
  }
  if (isObject(pattern) && isObject(value)) {
    const found = Object.entries(pattern).map(([name, each]) => mismatch(each, value[name] ?? null, `${place}.${name}`));
    return found.find(Boolean) ?? "";
  }
  if (Array.isArray(pattern) && Array.isArray(value) && pattern.length === value.length) {
    return pattern.map((each, i) => mismatch(each, value[i] ?? null, `${place}[${i}]`)).find(Boolean) ?? "";
  }
  return pattern === value ? "" : `${place} is ${JSON.stringify(value)} instead of ${JSON.stringify(pattern)}`;
}

/** The value that a JSON pointer names. */
export function at(value: Json, pointer: string): Json {
  let found: Json | undefined = value;
  for (const part of pointer.split("/").slice(1)) {
    found = Array.isArray(found) ? found[Number(part)] : isObject(found ?? null) ? (found as JsonObject)[part] : undefined;
  }
  if (found === undefined) throw Error(`there is no ${pointer} in ${JSON.stringify(value)}`);
  return found;
}

/** A step with the values that were kept in the place of their names. */
export function filled<T>(value: T, kept: JsonObject): T {
  return JSON.parse(JSON.stringify(value), (_, each: Json) => {
    const name = typeof each === "string" ? /^\{(\w+)\}$/.exec(each)?.[1] : undefined;
    return name !== undefined && name in kept ? kept[name] : each;
  });
}
