// The two published trials of building a bridge from benefits to education: what is the course worth,
// to whom, and what would have to be true for the money to come back?
//
//   ./effekt examples/broforsoeg.jsh
//
// PUBLISHED, "Brobygning til Uddannelse" (2013-2014): 12 projects, 2,837 people under 30 on
// educational assistance (brobygningtiluddannelse.dk). Against others like them, not by lot:
//   in education 25 weeks after the start              34 and 19 %   (star.dk, call of 2016)
//   has begun a basic course (grundforløb)             30 and 15 %   (bm.dk, 13 November 2015)
//   2½ years on, has completed one              a good 20 and 10 %   (star.dk, 4 May 2017; 2,400)
//   2½ years on, is in the main course  almost every fourth and 15 % (the same)
// PUBLISHED, "Job-bro til Uddannelse" (2018-2020): by lot, 11 municipalities, people further from
// education. No positive effect of the model as a whole could be shown (star.dk, 7 June 2021).
// Not found: what a course costs, standard errors, effects after 1 and 3 months, and in either trial
// the effect on weeks on benefit.

// ASSUMED: the path between what is published, in straight lines: 0 at the start, 15 points after 25
// weeks, 9 after 130 (every fourth less 15 %, taken as 24 - 15); nothing after that.
double points(double week) {
    return week < 25 ? 0.15 * week / 25 : 0.15 + (0.09 - 0.15) * (week - 25) / (130 - 25);
}
double weeks(int from, int to) {
    double sum = 0;
    for (int week = from; week < to; week++) {
        sum += (points(week) + points(week + 1)) / 2;
    }
    return sum;
}
for (int month : new int[] {1, 3, 6, 12, 18, 30}) {
    System.out.printf(Locale.ROOT, "%2d months: %4.1f points more in education, %5.2f weeks so far%n",
        month, 100 * points(month * 52 / 12.0), weeks(0, Math.round(month * 52 / 12f)));
}
double[] more = {weeks(0, 52), weeks(52, 104), weeks(104, 130)};

// A week more in education is a week less on educational assistance, and a week more on a grant.
// ASSUMED: both, and that all live away from home. An apprentice is on wages and gets no grant.
// PUBLISHED: 6,754 kr a month of assistance in 2024; 6,820 kr of grant, but by a weak source. What
// municipality and state each pay depends on how long somebody has been on benefits. ASSUMED: week
// 27 at the start. The benefits are those before July 2025, the rates of whose reform effekt lacks.
// ASSUMED: half the effect is one standard error, as the path is a guess. It is one number in all rows, and so a factor that
// the two rates share: a course that helps half as much saves half, and costs half as many grants.
Factor effect = new Factor("effect, as a share of the pilot's", normal(1, 0.5));
BenefitRates rates = BenefitRates.danish();
BenefitRate assistance = rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024).withFactor(effect);
BenefitRate grant = rates.rate(EDUCATION, "away from home", 2024).withFactor(effect);
PublicPurse purse(double... grants) {
    return PublicPurse.empty()
        .benefit("weeks of assistance",
            Quantity.statedByYear(Basis.PER_PARTICIPANT, "pilot; path assumed", more).against("others like them"),
            assistance, PayerShares.onLadder(ReimbursementLadder.since2016(), 27))
        .benefit("weeks of grant",
            Quantity.statedByYear(Basis.PER_PARTICIPANT, "pilot; path assumed", grants).against("others like them"),
            grant, PayerShares.all(Payer.STATE, "SU is the state's"));
}
System.out.println("\n" + purse(-more[0], -more[1], -more[2]).table());

// PUBLISHED: just under 24.4 million kr in grants for up to 2,800 people in 2017, or 8,700 kr each;
// a grant to set courses up, not their cost. ASSUMED: 28,000 kr, the order of another group course
// with a published cost (R&R2-ADHD, 28,176 kr each), and that it may well be 8,000 kr more or less.
ValueMap bridge = ValueMap.named("Bridge, 2½ years")
    .input("Municipality", kroner(gamma(28_000, 8_000)).perParticipant());
ValueMap map = purse(-more[0], -more[1], -more[2]).addTo(bridge);
Sroi sroi = map.evaluate();
ValueMap municipal = map.outcomes().stream().filter(one -> one.stakeholder().equals("Municipality"))
    .reduce(ValueMap.named("Municipality alone").input("Municipality", map.inputs().get(0).cost()),
        ValueMap::outcome, (one, other) -> other);
System.out.println(sroi);
System.out.println(municipal.evaluate());
for (String payer : sroi.stakeholders()) {
    System.out.println("  of it, " + sroi.value(payer).get());
}

// What would change the answer. Across: 0 is the trial by lot, 1 the pilot. The municipality breaks
// even where its own saving is as large as the cost. The public sector as a whole gains next to
// nothing within 2½ years, whatever the effect, as somebody in education gets a grant instead; unless
// they are apprentices, on wages, from the second year on.
String cost = "cost of Municipality, 28,000 kr";
double[] costs = {8_700, 14_000, 28_000, 42_000};
double[] effects = {0, 0.5, 1, 1.5, 2};
System.out.println("\n" + TwoWay.of(municipal, cost, costs, effect.name(), effects).table());
ValueMap apprentices = purse(-more[0], 0, 0).addTo(bridge);
System.out.println(Tornado.of(map)
    .withRange(effect.name(), 0, 2)
    .withChoice(Scenarios.of("on a grant").with("always", map).with("first year", apprentices))
    .table());

// So it stands or falls with what comes after: an education completed that would not have been, and
// the job that it leads to. No kroner are published for that. Turned round: with 10 more of 100
// completing a basic course, as published, or 9 more in the main course, each must be worth so much
// to the public sector that the rest of the cost comes back.
double missing = -sroi.netPresentValue().value();
for (double share : new double[] {0.10, 0.09, 0.05}) {
    System.out.printf(Locale.ROOT, "%2.0f of 100 more: each must be worth %,.0f kr of present value%n",
        100 * share, missing / share);
}
