// A social investment in 500 young people: when is the money back, to whom, and what is a better life worth beside it?
//
//   ./effekt examples/investering.jsh
//   SVAR=svar.csv ./effekt examples/investering.jsh
//
// SVAR has the columns person, group (participant or comparison), before and after: life satisfaction from 0 to 10.
//
// The size is that of a Danish effect investment (UngiFokus, Aarhus, 2021 to 2025). What is
// published of it: 500 activity-ready young people, one contact person each, a lower caseload,
// and the ambition of half a year less on public support each. That is an ambition, not a
// result. Every other number below is assumed, and marked so; replace it by your own.

// GIVEN: 14.4 million kr in all, in the form in which the case was put; no public source was
// found for it. ASSUMED: spent evenly over three years, all by the municipality. A fund that pays
// first, and is paid for effects, stands in docs/investment.md.
Cost cost = Cost.byYear(Basis.TOTAL, 4_800_000, 4_800_000, 4_800_000)
    .derivedFrom("14.4 million kr over three years, the spread assumed");

// PUBLISHED: half a year less on average, 26 weeks. ASSUMED: when the weeks come (few in the
// first year, while people take part), that nothing comes after the third year, and the
// standard errors. Later or fewer weeks move the day of payback; weeks after the third year
// would bring it forward. Against whom the half year is counted is not published either: here
// it is taken as an effect. If those who would have left anyway are in it, less comes back.
Quantity weeks = Quantity.statedByYear(Basis.PER_PARTICIPANT, "ambition of half a year; years assumed", 4, 12, 10)
    .withStandardErrors(2, 4, 4);

// PUBLISHED: 7,447 kr a month, educational assistance with activity supplement in 2020, under
// 25, away from home; times 12/52. ASSUMED: that it fits all 500. At home it was 3,593 kr, from
// 25 on 11,554 kr. PUBLISHED: the municipality's share is 80 % after a year on benefit.
// ASSUMED: that all have been on benefit so long. For the newly arrived it is 20 to 70 %, and
// the municipality gets less. Tax on the benefit, wages, and services used are left out.
double week = 7_447 * 12 / 52.0;
Factor rate = new Factor("benefit a week", gamma(week, 170));
ValueMap map = ValueMap.named("500 young people")
    .participants(500, "published")
    .input("Municipality", cost)
    .outcome(ValueKind.FISCAL, "Municipality", "Weeks on benefit", weeks,
        Proxy.byYear(Proxy.WEEK, 2020, "80 % of the rate", 0.8 * week).withFactor(rate))
    .outcome(ValueKind.FISCAL, "State", "Weeks on benefit", weeks,
        Proxy.byYear(Proxy.WEEK, 2020, "20 % of the rate", 0.2 * week).withFactor(rate));

InvestmentCase plan = InvestmentCase.of(map).startingOn(LocalDate.of(2021, 1, 1));
System.out.println(plan.table());

// What share must succeed. ASSUMED: a success is two years without benefit within three, and 15
// of 100 would have had one anyway. The share turns on what counts as a success and for how long.
System.out.println(plan.mustSucceed(kroner(104 * week)).against(Deduction.of(0.15, "assumed")).describe());

// Life satisfaction, asked before and after of those who take part and of others who do not. Without SVAR the answers
// are INVENTED: half of everybody gains a point anyway, six in ten of those who take part gain one more, and a quarter
// do not answer the second time.
String svar = System.getenv("SVAR");
StringBuilder made = new StringBuilder("person,group,before,after\n");
SplittableRandom chance = new SplittableRandom(2021);
for (int person = 1; person <= 400; person++) {
    int before = 2 + chance.nextInt(5);
    int after = before + chance.nextInt(2) + (chance.nextDouble() < 0.6 && person <= 200 ? 1 : 0);
    made.append(person).append(person <= 200 ? ",participant," : ",comparison,").append(before).append(',')
        .append(chance.nextInt(4) == 0 ? "" : after).append('\n');
}
Change change = Survey.ofCsv(Scale.LIFE_SATISFACTION, "svar.csv", svar == null ? made.toString()
    : Files.readString(Path.of(svar))).change();
System.out.println("\n" + change.table());

// ASSUMED: 100,000 kr for a point in a year, as no Danish value is established, and that it lasts one year.
Wellby wellby = Wellby.of(kroner(gamma(100_000, 20_000)), 2020, "assumed, no established value");
Sroi both = map.outcome(change.lifeSatisfaction().outcome("Citizen", "Life satisfaction", wellby,
    Lasting.years(1, "assumed"))).evaluate();
System.out.println(both.summary());

Amount fiscal = map.evaluate().netPresentValue();
double better = both.value(ValueKind.WELLBEING).get().presentValue().value();
System.out.printf(Locale.ROOT, """
    One may conclude: if the ambition of %.0f weeks comes true, public budgets
    %s %,.0f kr within three years, and the ratio without wellbeing is
    %.2f. Those who took part are %.2f points more satisfied than they
    would have been [%.2f, %.2f], if they would have changed as the others did.
    At 100,000 kr a point, which nobody has established, that is %,.0f kr
    more; the money is back without it only if %.0f weeks are saved on average.
    """, weeks.amount(1) + weeks.amount(2) + weeks.amount(3), fiscal.value() > 0 ? "gain" : "lose", Math.abs(fiscal.value()),
    map.evaluate().ratio().get().value(), change.estimate(), change.ciLow(), change.ciHigh(), better,
    26 / map.evaluate().ratio().get().value());
