// Checks state machine definitions with asl-validator: node validate.mjs FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const validate = createRequire(import.meta.url)("asl-validator");
let invalid = 0;
for (const file of process.argv.slice(2)) {
  const { isValid, errorsText } = validate(JSON.parse(readFileSync(resolve(file), "utf8")), { checkArn: false });
  console.log(isValid ? `${file}: valid` : `${file}: ${errorsText()}`);
  invalid += isValid ? 0 : 1;
}
process.exit(invalid ? 1 : 0);
