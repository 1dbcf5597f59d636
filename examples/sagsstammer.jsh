// Half as many cases for each worker: how many more start in an offer, how much benefit is saved, and does it pay?
//
//   ./effekt examples/sagsstammer.jsh
//
// MEASURED, on invented people: twenty of forty municipalities, drawn by lot, halve their caseloads from 2022 on. Whoever
// enters educational assistance there is compared with whoever enters it elsewhere, and only municipalities count as
// independent, since they were drawn.

SyntheticExperiment made = SyntheticExperiment.caseloads();
Register register = Dream.reader().read(made.openDream(), "dream.csv");
Participations participations = ParticipationList.reader().read(made.openParticipations(), "indsats.csv");
Table entered = EntryCohorts.into(EDUCATIONAL_ASSISTANCE)
    .between(WeekSpan.ofClosed(Week.of(2022, 1), Week.of(2023, 45)))
    .eligible(age(18, 30))
    .with(municipality())
    .outcomes(weeksIn(EDUCATIONAL_ASSISTANCE))
    .atWeeks(26, 52)
    .following(register, participations.in(made.intervention()))
    .toTable();
double[] toStart = entered.numbers("weeks to start");
boolean[] started = new boolean[entered.rows()];
boolean[] half = new boolean[entered.rows()];
for (int row = 0; row < half.length; row++) {
    started[row] = toStart[row] <= 26;
    half[row] = made.reforms().containsKey(entered.categories("municipality").get(row));
}
RandomizedTrial trial = RandomizedTrial.on(entered.withFlag("half", half).withFlag("started in an offer", started))
    .treated("half").clusters("municipality");
TrialEffect begun = trial.outcome("started in an offer").estimate().offer();
TrialResult result = trial.outcome("weeks-in-educational-assistance at week 52").estimate();
TrialEffect weeks = result.offer();
System.out.println(begun);
System.out.println(result.table());

// ASSUMED: 540,000 kr a year for a worker, and a year with each case; 35 cases rather than 70 cost as much again.
// PUBLISHED: 6,754 kr a month, 2024, away from home. The municipality saves the smaller part in the first year, by the
// ladder (docs/purse.md).
double week = BenefitRates.danish().rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024).aWeek();
double cost = 540_000 / 35.0 - 540_000 / 70.0;
String pays = -weeks.ciHigh() * week > cost ? "pays for itself within the year"
    : -weeks.ciLow() * week < cost ? "does not pay for itself within the year"
    : "may or may not pay for itself within the year";
System.out.printf(Locale.ROOT, """

    One may conclude: with half the cases %.1f rather than %.1f %% start in an offer
    within half a year, and in the first year %.1f weeks of benefit are saved for
    each who enters [%.1f, %.1f]. That is %,.0f kr [%,.0f, %,.0f], and the workers
    cost %,.0f: it %s.
    Lots were drawn, so that what would have happened anyway is out of it. Later
    years are not in it.
    """, 100 * begun.treated(), 100 * begun.control(), -weeks.value(), -weeks.ciHigh(), -weeks.ciLow(),
    -weeks.value() * week, -weeks.ciHigh() * week, -weeks.ciLow() * week, cost, pays);

// PUBLISHED, "Mod til Uddannelse", Horsens, from 2016 (horsens24.dk; hsfo.dk): people under 25 on assistance for more than
// a year, 35 cases a worker where 70 are usual, 4 workers; 56 % began education (39) or a job (17). Nobody was compared
// with. The rate, 2016: 6,010 kr a month and 1,059 kr of activity supplement, of which 80 % is municipal after a year.
// ASSUMED: who succeeds is off benefit for 32.5 weeks of the year, the mean of 13 and 52. So what must be true?
double then = 0.8 * (6_010 + 1_059) * 12 / 52;
SuccessShare share = SuccessShare.of(kroner(cost), kroner(32.5 * then / 1.035))
    .against(Deduction.of(0.6 * 0.56, "60 % of 56 %, assumed"));
System.out.println("\n" + share.describe());
System.out.printf(Locale.ROOT, """
    Of the 56 %% who succeeded in Horsens, %.0f %% may have done so anyway.
    The mayor's 1.8 million kr saved are %,.0f weeks of the municipal share.
    """, 100 * (1 - share.additional().value() / 0.56), 1_800_000 / then);

// PUBLISHED, Hjørring, where fewer cases were one of several things: 158 million kr invested in 2015 to 2019 and 312.7
// million saved by the ministry's account (nordjyske.dk, January 2018, so that part of it is a forecast).
System.out.printf(Locale.ROOT, "Hjørring's account: %.2f kr for each krone; nothing if %.1f %% came anyway.%n",
    312.7 / 158, 100 * (1 - 158 / 312.7));
