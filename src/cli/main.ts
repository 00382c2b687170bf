#!/usr/bin/env node
import { cannot } from './file-problems.ts';
import { keepHeapSmall } from './heap.ts';
import { exitCodes } from './io.ts';
import { offhook } from './program.ts';

/** 128 and the number of SIGPIPE: what a shell says of a program that this signal ended. */
const readerHasGone = 141;

for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(readerHasGone);
    if (stream === process.stdout)
      process.stderr.write(`error: ${cannot('write', 'to the standard output', error)}\n`);
    process.exit(exitCodes.wrongUse);
  });

keepHeapSmall();
const { stdout, stderr, env } = process;
const exitCode = await offhook(process.argv.slice(2), {
  stdout,
  stderr,
  env,
  exitCode: exitCodes.allHeld,
});
// A command may have set it itself.
if (exitCode !== exitCodes.allHeld) process.exitCode = exitCode;
