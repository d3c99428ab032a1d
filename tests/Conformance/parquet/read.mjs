// Reads a Parquet file with DuckDB: node read.mjs FILE [COLUMNS]. Prints {types, rows}; 64-bit integers as strings.
import { DuckDBInstance } from "@duckdb/node-api";

const [file, columns = "*"] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const reader = await connection.runAndReadAll(`SELECT ${columns} FROM read_parquet('${file.replaceAll("'", "''")}')`);
const rows = reader.getRows().map((row) => row.map((value) => (typeof value === "bigint" ? String(value) : value)));
console.log(JSON.stringify({ types: reader.columnTypes().join(","), rows }));
