import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Principal, Role } from '../domain/shared/principal.js';
import { UserService } from '../modules/access/user.service.js';
import { newUser } from '../modules/access/user.dto.js';
import { OrganizationService } from '../modules/organization/organization.service.js';
import { print } from './printing.js';
import { withApplication } from './with-application.js';

/** Whoever may run commands on the machine of the installation is its operator; the trail names their account there. */
export const operator = (): Principal => ({
  kind: 'system',
  id: 'operator',
  actor: `operator:${userInfo().username}`,
  roles: ['admin'],
  scope: { kind: 'all' },
  staff: null,
  source: null,
  mustChangePassword: false,
});

export function addOrganizationCommands(program: Command): void {
  program
    .command('organization')
    .description('units and staff')
    .command('load')
    .description(
      'load units and staff from one .json file, or from units.csv and staff.csv; what they do not name stays',
    )
    .argument('<file...>')
    .action((files: string[]) =>
      withApplication(async (application) => {
        const { units, staff } = await application.get(OrganizationService).loadFile(files, operator().actor);
        print(`units: ${units.created} new, ${units.changed} changed, ${units.unchanged} as they were`);
        print(`staff: ${staff.created} new, ${staff.changed} changed, ${staff.unchanged} as they were`);
      }),
    );

  const users = program.command('users').description('people who sign in');

  users
    .command('create')
    .description('create a user and print a one-time link for them to choose a password')
    .argument('<username>')
    .requiredOption('--name <text>', 'as people are shown')
    .requiredOption(
      '--roles <list>',
      'comma-separated: admin, supervisor, approver, inspector, unit-manager, staff, leadership, auditor, integrator',
    )
    .option('--scope <unit>', 'unit whose subtree they see, * for the whole organisation', '*')
    .option('--staff <code>', 'the staff member they are')
    .action((username: string, options: { name: string; roles: string; scope: string; staff?: string }) =>
      withApplication(async (application) => {
        const given = newUser.parse({
          username,
          displayName: options.name,
          roles: options.roles.split(',') as Role[],
          scopeUnit: options.scope,
          ...(options.staff === undefined ? {} : { staffCode: options.staff }),
        });
        const { link } = await application.get(UserService).create(given, operator());
        print(`${username} comes in once with ${link.path} (behind the address that Plumbline listens on)`);
      }),
    );

  users
    .command('sign-in-link')
    .description('let somebody in again who lost the password: ends it and prints a new one-time link')
    .argument('<username>')
    .action((username: string) =>
      withApplication(async (application) => {
        const service = application.get(UserService);
        const user = (await service.list(operator())).find((each) => each.username === username);
        if (user === undefined) throw new Error(`there is no user ${username}`);
        const link = await service.reset(user.id, operator());
        print(`${username} comes in once with ${link.path} (behind the address that Plumbline listens on)`);
      }),
    );
}
