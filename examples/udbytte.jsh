// From a municipality's own files to the return on "Brobygning til Uddannelse": what the course
// changed, what that saves, who saves it, how sure that is, and what would have to be true.
//
//   DREAM=dream.csv.gz INDSATS=indsats.csv [OUT=udbytte] ./effekt examples/udbytte.jsh
//
// DREAM is the wide extract, INDSATS the participation list. Where OUT is set, the page for the
// council is written to OUT.html, in Danish. ASSUMED, each replaced by your own:
// the cost of a course, the tax rule, the wage, and that all are paid as away from home. What
// effekt does not know it does not guess: a year without a rate is refused.

Path file(String variable) {
    String value = System.getenv(variable);
    if (value == null || value.isBlank()) {
        throw new IllegalArgumentException("set " + variable
            + ": DREAM=dream.csv.gz INDSATS=indsats.csv ./effekt examples/udbytte.jsh");
    }
    return Path.of(value);
}

Register register = Dream.read(file("DREAM"));
Participations participations = ParticipationList.read(file("INDSATS"));
ReimbursementLadder ladder = ReimbursementLadder.since2016();

// The effect, on weeks of the benefit by step of the ladder, on weeks of SU, and on weeks in job.
// People who are compared stood equally high on the ladder when they started.
Study study = Study.named("Brobygning til Uddannelse")
    .participantsOf("Brobygning til Uddannelse")
    .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)).and(not(receiving(IN_MEASURE))))
    .exactlyOn(sex(), bands(ladder.weeksBefore(), 4, 26, 52))
    .matchedOn(age(), origin(), municipality(), ladder.weeksBefore(),
        currentSpellLength(EDUCATIONAL_ASSISTANCE),
        weeksIn(BENEFIT, last(52)), weeksIn(BENEFIT, last(104)),
        weeksIn(JOB, last(52)), weeksIn(JOB, last(104)),
        weeksIn(EDUCATION, last(104)), weeksIn(SICKNESS_BENEFIT, last(104)))
    .followUp(months(6, 12, 18))
    .outcomes(inJob(), inEducation())
    .outcomes(ladder.outcomes(EDUCATIONAL_ASSISTANCE))
    .build();
StudyResult result = study.estimate(register, participations);
System.out.println(result);
result.effects().paths().forEach(path -> System.out.println(path.cumulated(0, 51)));

// Who saves what in the first year. SU is the state's.
BenefitRates rates = BenefitRates.danish();
PublicPurse purse = PublicPurse.empty()
    .benefit(StepEffects.of(result.effects(), ladder, EDUCATIONAL_ASSISTANCE).through(51),
        rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2024))
    .benefit(result.path(inEducation()).through(51),
        rates.rate(EDUCATION, "away from home", 2024), PayerShares.all(Payer.STATE, "SU is the state's"))
    .work(result.path(inJob()).through(51),
        Wage.perWeek(kroner(7_000), 2024, "assumed"))
    .taxed(TaxRule.of(0.28, 0.35, Split.municipalityAndState(0.7), "assumed").withSpending(0.2));
System.out.println(purse.table());

ValueMap map = purse.addTo(ValueMap.named("Brobygning til Uddannelse")
    .input("Municipality", kroner(gamma(28_000, 3_000)).perParticipant()));
Sroi sroi = map.evaluate();
System.out.println(sroi);
for (String payer : sroi.stakeholders()) {
    System.out.println(sroi.value(payer).get());
}

// How sure, and what it would take.
Simulation drawn = MonteCarlo.seed(2026).simulate(map);
InvestmentCase plan = InvestmentCase.of(map).startingOn(LocalDate.of(2024, 1, 1));
System.out.println(drawn.summary());
System.out.println(BreakEven.of(map).table());
System.out.println(plan.table());

String out = System.getenv("OUT");
if (out != null && !out.isBlank()) {
    InvestmentReport.of(plan)
        .with(drawn)
        .with(Tornado.of(map))
        .in(Language.DANISH)
        .writeTo(Path.of(out + ".html"));
}
