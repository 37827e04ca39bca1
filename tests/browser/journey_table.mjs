// The journeys. `choose`: what is clicked, by its words, or [words, where]; `to`: where that ends; `sees`, `hides`: what is on the page there and
// what must not be; `most`: how many clicks it may take, 4 by itself.

const lost = (usage, ...choose) => ({
  site: 'mfa-help',
  name: `I lost my phone: ${choose.slice(0, 2)}, ${usage}`,
  from: 'index.html',
  choose: [...choose, ['Your phone is lost or stolen', 'main'], ['Get in with another phone', '.outline']],
  to: `for/${usage}/lost-phone.html#get-in-with-another-phone`,
  sees: ['Sign in another way'],
});

const lostInDutch = (usage, ...choose) => ({
  site: 'mfa-help',
  name: `Ik ben mijn telefoon kwijt: ${choose[0]}, ${usage}`,
  from: 'nl-nl/index.html',
  choose: [...choose, ['Uw telefoon is kwijt of gestolen', 'main'], ['Kom binnen met een andere telefoon', '.outline']],
  to: `nl-nl/for/${usage}/lost-phone.html#get-in-with-another-phone`,
  sees: ['Vertel het uw beheerder'],
});

const lostInGerman = (usage, ...choose) => ({
  site: 'mfa-help',
  name: `Ich habe mein Telefon verloren: ${choose[0]}, ${usage}`,
  from: 'de-de/index.html',
  choose: [...choose, ['Ihr Telefon ist verloren oder gestohlen', 'main'], ['Mit einem anderen Telefon hineinkommen', '.outline']],
  to: `de-de/for/${usage}/lost-phone.html#get-in-with-another-phone`,
  sees: ['Auf andere Weise anmelden'],
});

const lostInArabic = (usage, ...choose) => ({
  site: 'mfa-help',
  name: `ضاع هاتفي: ${choose.slice(0, 2)}, ${usage}`,
  from: 'ar-sa/index.html',
  choose: [...choose, ['ضاع هاتفك أو سُرق', 'main'], ['ادخل بهاتف آخر', '.outline']],
  to: `ar-sa/for/${usage}/lost-phone.html#get-in-with-another-phone`,
  sees: ['تسجيل الدخول بطريقة أخرى'],
});

export const named = [
  lost('office-365', 'I use it with Office 365'),
  lost('azure', 'I use it with Azure'),
  lost('office-365', "I don't know", 'A page of Office 365'),
  lost('not-sure', "I don't know", 'I still don’t know'),
  // Three questions answered, and two clicks from there.
  { ...lost('not-sure', "I don't know", 'Another page, or none', 'No', 'No, I only sign in with my account'), most: 6 },
  lostInDutch('office-365', 'Ik gebruik het met Office 365'),
  lostInDutch('azure', 'Ik gebruik het met Azure'),
  lostInDutch('office-365', 'Ik weet het niet', 'Een pagina van Office 365'),
  lostInGerman('azure', 'Ich verwende sie mit Azure'),
  lostInGerman('office-365', 'Ich weiß es nicht', 'Eine Seite von Office 365'),
  lostInArabic('office-365', 'أستخدمه مع Office 365'),
  { ...lostInArabic('not-sure', 'لا أعرف', 'صفحة أخرى، أو لا شيء', ['لا', '.question-answers'], 'لا، أسجل الدخول بحسابي فقط'), most: 6 },
  {
    site: 'mfa-help',
    name: 'An article that is not translated says so and is read in English',
    from: 'ar-sa/lost-phone.html',
    choose: [['اطلب من المسؤول', 'main']],
    to: 'ar-sa/ask-administrator.html#you-are-locked-out',
    sees: ['هذه الصفحة غير متوفرة بعد باللغة العربية', 'I have no second way'],
  },
  {
    site: 'mfa-help',
    name: 'I lost my phone: whoever cannot answer a question goes on without',
    from: 'index.html',
    choose: ["I don't know", ['Leave the questions', 'main'], ['Your phone is lost or stolen', 'main']],
    to: 'lost-phone.html',
    sees: ['Tell your administrator'],
  },
  {
    site: 'mfa-help',
    name: 'My settings with Office 365, from everything',
    from: 'change-settings.html',
    choose: ['I use it with Office 365'],
    to: 'change-settings.html#change-your-settings-with-office-365',
    sees: ['Security & privacy'],
  },
  {
    site: 'mfa-help',
    name: 'The same article for another usage, and back to everything',
    from: 'for/office-365/change-settings.html',
    choose: [['', '.usage-switch'], ['I use it with Azure', '.usage-switch'], ['', '.usage-switch'], ['Show everything', '.usage-switch']],
    to: 'change-settings.html',
    sees: ['Change your settings with Office 365', 'Change your settings with Azure'],
  },
  {
    site: 'mfa-help',
    name: 'A question answered wrongly is asked again',
    from: 'index.html',
    choose: ["I don't know", 'Another page, or none', 'Back to the question before', 'A page of Office 365'],
    to: 'for/office-365/index.html',
  },
  {
    site: 'mfa-help',
    name: 'A bookmark of a page that is a section today',
    from: 'change-settings-office-365.html',
    choose: [],
    to: 'change-settings.html#change-your-settings-with-office-365',
    sees: ['Security & privacy'],
  },
  {
    site: 'lantern',
    name: 'A bookmark of a section that is not for this usage leads to it',
    from: 'for/desk/settings.html#settings-in-a-browser',
    choose: [['Settings in a browser', '.hidden-sections']],
    to: 'settings.html#settings-in-a-browser',
    sees: ['Open the menu in the corner.'],
  },
  {
    site: 'lantern',
    name: 'The lost lamp, in Arabic',
    from: 'ar/index.html',
    choose: [['على مكتبي', '.usage-cards'], ['Your lamp is lost', 'main']],
    to: 'ar/for/desk/lost.html',
    sees: ['The lamp is at its other end.'],
    hides: ['Select Ring', 'Forget this lamp'],
  },
  {
    site: 'lantern',
    name: 'Where do you open it? I do not know, in Japanese',
    from: 'ja/for/questions/lamp.html',
    choose: ['いいえ', 'はい', ['Find your settings', 'main']],
    to: 'ja/for/desk/settings.html',
  },
];
