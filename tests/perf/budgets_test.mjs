import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { overBudget, readBudgets } from './budgets.mjs';

test('A ratio over its budget is named, and so is a budget that nothing claims', () => {
  const budgets = readBudgets('# a comment\n1000: cold = 2.5 # why\n1000: check = 3\n\n1000: gone = 1\n');
  const ratios = new Map([['1000: cold', 2.6], ['1000: check', 3], ['1000: other', 9]]);
  assert.deepEqual(overBudget(ratios, budgets), ['"1000: cold" is 2.60; the budget is 2.5', '"1000: gone" has a budget of 1 and was not measured']);
});

test('What is no number is over every budget', () => {
  assert.deepEqual(overBudget(new Map([['a', NaN]]), readBudgets('a = 1')), ['"a" is NaN; the budget is 1']);
});

test('A line that is no budget is refused with its number', () => {
  assert.throws(() => readBudgets('a = 1\nb 2'), /line 2 .*b 2/);
  assert.throws(() => readBudgets('a = 1\na = 2'), /line 2 .*twice/);
});

test('The budgets of this repository can be read', () => {
  assert.ok(readBudgets(readFileSync(new URL('../../ci/budgets', import.meta.url), 'utf8')).size > 0);
});
