// Runs pytest in Pyodide: node pyodide.mjs REPOSITORY FOLDER_OF_WHEELS ARGUMENTS_OF_PYTEST...
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { loadPyodide } from "pyodide";

const [repository, wheels, ...words] = process.argv.slice(2);
const python = await loadPyodide();
for (const name of readdirSync(wheels)) {
  const archive = new Uint8Array(readFileSync(join(wheels, name)));
  python.unpackArchive(archive, "zip", { extractDir: "/packages" });
}
python.mountNodeFS("/repository", repository);
python.globals.set("words", python.toPy(words));
const status = python.runPython(`
import os, sys
os.chdir("/repository")
sys.dont_write_bytecode = True
sys.path[:0] = ["/repository", "/packages"]
import pytest
print("Python", sys.version)
int(pytest.main(["-p", "no:cacheprovider", *words]))
`);
process.exit(status);
