// IPS by lot: does it bring more paid hours in 18 months, and what does it save? In IPS (Individual Placement and
// Support, "individuelt planlagt job med støtte") a consultant helps people straight into a job or education.
//
//   ./effekt examples/ips.jsh
//   DREAM=dream.csv.gz INDSATS=indsats.csv LOD=lod.csv ./effekt examples/ips.jsh
//
// LOD is in the form of a participation list: what a lot brought, "tilbudt plads" or "ikke tilbudt plads", stands where
// the offer does, and the day of the draw is the start. DREAM has the hours paid in a month as timer_YYYY_MM. Without
// the three files, people and effect are invented.

Optional<Path> file(String variable) {
    return Optional.ofNullable(System.getenv(variable)).filter(name -> !name.isBlank()).map(Path::of);
}
SyntheticExperiment made = SyntheticExperiment.lottery();
boolean isMade = file("DREAM").isEmpty() || file("INDSATS").isEmpty() || file("LOD").isEmpty();
Register register = isMade ? Dream.reader().read(made.openDream(), "dream.csv") : Dream.read(file("DREAM").get());
Participations participations = isMade
    ? ParticipationList.reader().read(made.openParticipations(), "indsats.csv")
    : ParticipationList.read(file("INDSATS").get());
Participations drawn = isMade
    ? ParticipationList.reader().read(made.openLots(), "lod.csv")
    : ParticipationList.read(file("LOD").get());

// Those who drew in a quarter had the same chance, and are compared with each other.
Stream<LotteryRounds.Lot> lots(String brought, LotteryRounds.Draw draw) {
    return drawn.in(brought).stream().map(one -> new LotteryRounds.Lot(one.personId(),
        CalendarPeriod.QUARTER.text(CalendarPeriod.QUARTER.number(Week.of(one.start()))), one.start(), draw));
}
Table rows = LotteryRounds.of(Stream.concat(
        lots("tilbudt plads", LotteryRounds.Draw.OFFERED),
        lots("ikke tilbudt plads", LotteryRounds.Draw.NOT_OFFERED)).toList())
    .with(age(), weeksIn(JOB, last(52)))
    .outcomes(paidHours(), weeksOfPaidWork(), weeksIn(CASH_ASSISTANCE))
    .atWeeks(78)
    .participations(participations.in("IPS"))
    .toTable(register);
double[] toStart = rows.numbers("weeks to start");
boolean[] began = new boolean[rows.rows()];
for (int row = 0; row < began.length; row++) {
    began[row] = toStart[row] <= 78;
}
RandomizedTrial trial = RandomizedTrial.on(rows.withFlag("began", began))
    .treated("offered").blocks("round").persons("person").taken("began")
    .adjustedFor("~ age + `weeks in job, last 52`");
TrialResult hours = trial.outcome("paid-hours at week 78").estimate();
TrialEffect weeks = trial.outcome("weeks-in-cash-assistance at week 78").estimate().offer();
System.out.println(hours.table());
System.out.println(trial.outcome("weeks-of-paid-work at week 78").estimate().offer());
System.out.println(weeks);

// What that saves, at the rate for those of 30 or older who have no children; who pays it stands in docs/purse.md.
double week = BenefitRates.danish().rate(CASH_ASSISTANCE, "other, 30 or older", 2024).aWeek();
double saved = -weeks.value() * week;
TrialEffect found = hours.offer();
String direction = found.ciLow() > 0 ? "brings more" : found.ciHigh() < 0 ? "brings fewer" : "is not shown to change";
System.out.printf(Locale.ROOT, """

    One may conclude: the offer %s paid hours. Within 18 months it is
    %+.0f hours for each who was offered a place [%+.0f, %+.0f], and %+.0f for each who
    began because of it. Lots were drawn, so that nobody's choice is in it.
    %.1f weeks of cash assistance fewer are %,.0f kr each [%,.0f, %,.0f].
    """, direction, found.value(), found.ciLow(), found.ciHigh(), hours.compliers().orElseThrow().value(),
    -weeks.value(), saved, -weeks.ciHigh() * week, -weeks.ciLow() * week);

// PUBLISHED, the Danish trial (Christensen et al., JAMA Psychiatry 2019; 76: 1232): 720 by lot, 243 to IPS and 239 to the
// usual service; in job or education at some time within 18 months 59.9 and 46.5 %. COMPUTED: the standard error, as if
// all were followed. PUBLISHED: 72,000 kr saved a person over 18 months (star.dk, 16 February 2021); 9,543 euro of 2016, of
// which hospital 18,279 - 14,549, labour market services 3,395 - 403, wages 7,214 - 5,422 (European Psychiatry 2020, as in
// table 2 of PMC9491084). Benefits are not among the parts: kroner above and here are of different things.
double error = Math.sqrt(0.599 * (1 - 0.599) / 243 + 0.465 * (1 - 0.465) / 239);
double kroner = 72_000 / 9_543.0;
System.out.printf(Locale.ROOT, """

    Published: %.1f points more in job or education (SE %.1f). Of 72,000 kr saved
    hospital is %,.0f, labour market services %,.0f, and wages, which no purse
    gets, %,.0f. For each more in job or education %,.0f kr were saved.
    """, 100 * (0.599 - 0.465), 100 * error, kroner * (18_279 - 14_549), kroner * (3_395 - 403),
    kroner * (7_214 - 5_422), 72_000 / (0.599 - 0.465));
