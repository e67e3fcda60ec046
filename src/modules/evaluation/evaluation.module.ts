import { Module } from '@nestjs/common';
import { EvaluateJob } from './evaluate.job.js';

@Module({ providers: [EvaluateJob], exports: [EvaluateJob] })
export class EvaluationModule {}
