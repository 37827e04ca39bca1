// ci/budgets: the largest ratio that each measurement may have, one a line as "1000: cold, CPU to floor = 2.5".

export function readBudgets(text) {
  const budgets = new Map();
  text.split('\n').forEach((line, at) => {
    const words = line.replace(/#.*/, '').trim();
    if (!words) return;
    const [, name, limit] = words.match(/^(.+?)\s*=\s*([0-9.]+)$/) ?? [];
    if (!name || !Number.isFinite(Number(limit))) throw new Error(`line ${at + 1} of the budgets is not "name = limit": ${line}`);
    if (budgets.has(name)) throw new Error(`line ${at + 1} of the budgets: "${name}" stands there twice`);
    budgets.set(name, Number(limit));
  });
  return budgets;
}

// What is over its budget, and budgets that nothing was measured for.
export function overBudget(ratios, budgets) {
  const lines = [];
  for (const [name, limit] of budgets) {
    const ratio = ratios.get(name);
    if (ratio === undefined) {
      lines.push(`"${name}" has a budget of ${limit} and was not measured`);
    } else if (!(ratio <= limit)) {
      lines.push(`"${name}" is ${ratio.toFixed(2)}; the budget is ${limit}`);
    }
  }
  return lines;
}
