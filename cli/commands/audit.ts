import { Command } from 'commander';
import { caseCommand } from '../audit/case';
import { owedCommand } from '../audit/owed';
import { rebuildCommand } from '../audit/rebuild';
import { reconcileCommand } from '../audit/reconcile';
import { verifyCommand } from '../audit/verify';

/** `huiying audit`: what an auditor asks of the store. Changes nothing, but for `rebuild --apply` and what `reconcile` repairs. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('审计：校验、重建、核对、应办、查阅\nVerify, rebuild, reconcile, see what is owed, read.')
    .addCommand(verifyCommand())
    .addCommand(rebuildCommand())
    .addCommand(reconcileCommand())
    .addCommand(owedCommand())
    .addCommand(caseCommand());
}
