// Imports the modules of a folder that are named on standard input, one after the other, and answers each with one line
// of JSON: what it printed, and why it failed. A module is over when its last `await` is.

import { createInterface } from "node:readline";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
let printed = "";
let turn = 0; // makes each address a new one, because a module runs only once
console.log = (...values) => (printed += values.join(" ") + "\n");

for await (const name of createInterface({ input: process.stdin })) {
  printed = "";
  const address = `${pathToFileURL(resolve(folder, `${name}.js`)).href}?${turn++}`;
  const failed = await import(address).then(() => null, String);
  process.stdout.write(JSON.stringify({ printed, error: failed }) + "\n");
}
