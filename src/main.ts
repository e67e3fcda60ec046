import { startPlumbline } from './application.js';
import { ConfigError, readConfig } from './platform/config/config.js';
import { StartError } from './platform/start-error.js';

/** Starts what ROLE asks for, says where it is, and stops cleanly on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const plumbline = await startPlumbline(config);
  process.stdout.write(`Plumbline (${config.role}) listens on ${plumbline.url}\n`);
  if (plumbline.firstSignIn !== null) {
    process.stdout.write(`First start: sign in once as "admin" with ${plumbline.url}${plumbline.firstSignIn}\n`);
  }
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    process.stdout.write(`${signal}: finishing what is under way\n`);
    plumbline.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`did not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) {
    for (const fault of error.faults) process.stderr.write(`plumbline: setting ${fault}\n`);
  } else if (error instanceof StartError) {
    process.stderr.write(`plumbline: ${error.message}\n`);
  } else {
    process.stderr.write(`plumbline: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  process.exit(1);
});
