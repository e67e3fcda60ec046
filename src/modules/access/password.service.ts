import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default) as OWASP asks for: 19 MiB, two passes, one lane; about 30 ms */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

@Injectable()
export class PasswordService implements OnModuleInit {
  /** the hash of a password that nobody has */
  private nobody = '';

  async onModuleInit(): Promise<void> {
    this.nobody = await this.hash(randomBytes(32).toString('base64url'));
  }

  /** The text is brought to NFC first: the same keys on another keyboard give the same password. */
  hash(password: string): Promise<string> {
    return hash(password.normalize('NFC'), cost);
  }

  /** Null is the hash of somebody unknown or without a password: never right, and as long in coming as a wrong one. */
  async isRight(passwordHash: string | null, password: string): Promise<boolean> {
    const right = await verify(passwordHash ?? this.nobody, password.normalize('NFC'));
    return right && passwordHash !== null;
  }
}
