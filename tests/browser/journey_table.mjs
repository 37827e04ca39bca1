// The journeys. `choose`: what is clicked, by its words, or [words, where]; `to`: where that ends; `sees`, `hides`: what is on the page there and
// what must not be; `most`: how many clicks it may take, 4 by itself.

const lost = (usage, label) => ({
  site: 'mfa-help',
  name: `I lost my phone: ${label}`,
  from: 'index.html',
  choose: [[label, '.usage-cards'], 'Solve problems', 'You lost your phone or it was stolen'],
  to: `for/${usage}/trouble-shooting.html#you-lost-your-phone-or-it-was-stolen`,
  sees: ['Use a different verification option'],
});

export const named = [
  lost('office-365', 'I use it with Office 365'),
  lost('azure', 'I use it with Azure'),
];
