// A randomised trial: what did IPS save in 18 months, and whom? In IPS (Individual Placement and
// Support, "individuelt planlagt job med støtte") a consultant helps people in psychiatric treatment
// straight into a job or education. IPSE is IPS with training on top.
//
//   ./effekt examples/ips.jsh

// PUBLISHED (Christensen et al., JAMA Psychiatry 2019; 76: 1232): 720 by lot, 243 to IPS, 238 to
// IPSE, 239 to the usual service. In job or education at some time within 18 months, which is not
// on the last day: 59.9, 59.1 and 46.5 %; the ministry rounds to 60 and 47. COMPUTED: standard
// errors, from shares and arms, as if all were followed.
String usual = "239 in the usual service, drawn by lot";
Quantity more(double share, int arm) {
    double error = Math.sqrt(share * (1 - share) / arm + 0.465 * (1 - 0.465) / 239);
    return Quantity.stated(share - 0.465, Basis.PER_PARTICIPANT, "JAMA Psychiatry 2019")
        .withStandardErrors(error).against(usual);
}
for (Quantity arm : List.of(more(0.599, 243), more(0.591, 238))) {
    System.out.printf(Locale.ROOT, "%.1f points more in job or education (SE %.1f)%n",
        100 * arm.amount(1), 100 * arm.standardError(1));
}

// PUBLISHED: 72,000 kr saved a person with IPS, 55,000 kr with IPSE, over 18 months (star.dk,
// 16 February 2021); 9,543 euro of 2016 with IPS, p = 0.001. Parts of it, usual service less IPS, in
// euro: labour market services 3,395 - 403 (p < 0.0001), psychiatric hospital 18,279 - 14,549
// (p = 0.09), wages 7,214 - 5,422 (p = 0.2). (Christensen et al., European Psychiatry 2020, as in
// table 2 of PMC9491084.) Nothing was found on what IPSE's 55,000 kr are made of.
// INFERRED: that the 72,000 kr and the 9,543 euro are one sum, though at 7.54 kr a euro, a little more
// than was paid for one, so that kroner are taken by parts. Standard errors, from p as of a normal test; those of the rest, so that all parts
// together have p = 0.001, as if they were independent.
double euro = 72_000 / 9_543.0;
double error(double amount, double p) {
    return amount / normal(0, 1).quantile(1 - p / 2);
}
double labour = euro * (3_395 - 403);
double hospital = euro * (18_279 - 14_549);
double wages = euro * (7_214 - 5_422);
double rest = 72_000 - labour - hospital - wages;
double[] errors = {error(labour, 0.0001), error(hospital, 0.0901), error(wages, 0.205)};
double restError = Math.sqrt(Math.pow(error(72_000, 0.001), 2)
    - Arrays.stream(errors).map(each -> each * each).sum());

// The second year is half a year. ASSUMED: the saving comes evenly, so that a third of it falls
// there. It is discounted as at the end of a whole second year; as at its half it would be 1.7 % more.
ValueOutcome saved(ValueKind kind, String who, String what, double amount, double error) {
    Quantity kroner = Quantity.statedByYear(Basis.PER_PARTICIPANT, "European Psychiatry 2020",
        amount * 2 / 3, amount / 3).against(usual);
    Factor factor = new Factor(what, normal(amount, error));
    return ValueOutcome.of(kind, who, what, kroner, kroner(1).per("krone", 2016, "published").withFactor(factor));
}

// Wages are no public money, and have a kind of their own. INFERRED: that the municipality pays
// for labour market services. What is in the rest (medicine, social services, other care), and who
// pays for it, was not found.
ValueMap parts = ValueMap.named("IPS, 18 months")
    .outcome(saved(ValueKind.FISCAL, "Municipality", "Labour market services", labour, errors[0]))
    .outcome(saved(ValueKind.FISCAL, "Region", "Psychiatric hospital", hospital, errors[1]))
    .outcome(saved(ValueKind.OTHER, "Citizen", "Wages", wages, errors[2]));
ValueMap net = parts.outcome(saved(ValueKind.FISCAL, "Not told apart", "The rest, net of IPS", rest, restError));
System.out.println("\n" + net.evaluate().summary());

// What chance has taken care of is not deducted again. This is refused:
//
//   net.outcomes().get(0).withDeadweight(Deduction.of(0.465, "usual service"))
//
//   outcome 'Labour market services': deadweight of 46.5 % on an effect. What would have happened
//   anyway is out of it already (against 239 in the usual service, drawn by lot); deducting it
//   again would count it twice. …

// What IPS costs is INFERRED to be out of the 72,000 kr: costs were "combined with data on use of
// IPS services". Then there is no ratio: nothing is put in. To have one, the cost is put back on
// both sides. ASSUMED: 540,000 kr a year for a consultant with 20 people; a year and a half.
double salary = 540_000;
Cost first = Cost.caseload(kroner(salary), 20, 12, "assumed").from(1);
Cost second = Cost.caseload(kroner(salary), 20, 6, "assumed").from(2);
double cost = first.kroner(1) + second.kroner(2);
ValueMap gross = parts.input("Municipality", first).input("Municipality", second)
    .outcome(saved(ValueKind.FISCAL, "Not told apart", "The rest, before IPS", rest + cost, restError));
// The municipality's part cannot be read off: it pays for IPS, while its own part of the rest, such
// as social services, which STAR names among the savings, is not told apart.
InvestmentCase plan = InvestmentCase.of(gross).startingOn(LocalDate.of(2013, 1, 1));
System.out.println(plan.table());

// What would change the answer. The other reading of the 72,000 kr, that IPS is still to be paid
// from them; wages, which no purse gets; and each part within its interval.
ValueMap unpaid = net.input("Municipality", first).input("Municipality", second);
ValueMap purses = net.outcomes().stream().filter(one -> one.kind() == ValueKind.FISCAL)
    .reduce(ValueMap.named("IPS, 18 months"), ValueMap::outcome, (one, other) -> other);
System.out.println(Tornado.of(net)
    .withChoice(Scenarios.of("IPS itself").with("paid", net).with("unpaid", unpaid))
    .withChoice(Scenarios.of("counting wages").with("yes", net).with("no", purses))
    .table());

// It is no saving on benefits that comes with jobs, and benefits are not among the parts: a person
// more in job or education would have to stand for more than all cash assistance of 18 months. The 13 points are what IPS is for, and
// come beside the kroner; to value them, too, would count jobs twice.
// PUBLISHED: 10,968 kr a month (2016, 30 or older, no children). ASSUMED: that it fits.
System.out.printf(Locale.ROOT, "Saved for each more in job or education: %,.0f kr%n18 months of benefit: %,.0f kr%n",
    72_000 / more(0.599, 243).amount(1),
    18 * BenefitRates.danish().rate(CASH_ASSISTANCE, "other, 30 or older", 2016).kroner());
SuccessShare jobs = SuccessShare.of(kroner(cost), kroner(72_000 / more(0.599, 243).amount(1)))
    .against(Deduction.of(0.465, "usual service"));
System.out.println("If IPS had to pay by them alone, each must be worth " + jobs.valueNeeded(0.599));
