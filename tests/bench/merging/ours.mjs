// One run of Rapport as WebAssembly, in a process of its own; prints its figures as JSON.
//
//   node ours.mjs PROGRAM RECORDS EDITS TAIL

import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

const [program, ...numbers] = process.argv.slice(2);
const [records, edits, tail] = numbers.map(Number);
const create = createRequire(import.meta.url)(program);

const made = await create();
const bytes = (address, size) => made.HEAPU8.slice(address, address + size);
made._merging_begin(records);
const file_gz = gzipSync(bytes(made._merging_file(), made._merging_file_size())).length;

// An instance that only loads, as the page does: all the memory it has taken, which it never gives back.
const loaded = await create();
for (let at = 0; at < made._merging_pieces(); ++at) {
  const piece = bytes(made._merging_piece(at), made._merging_piece_size(at));
  loaded.HEAPU8.set(piece, loaded._merging_room(piece.length));
  if (!loaded._merging_load(0)) throw new Error('the checkpoint cannot be read');
}
if (loaded._merging_load(1) !== records + 1) throw new Error('records are missing');

const figures = JSON.parse(made.UTF8ToString(made._merging_measure(edits, tail)));
console.log(JSON.stringify({ ...figures, file_gz, loaded: loaded.HEAPU8.length }));
