// The main job, on a synthetic extract: did "Brobygning til Uddannelse" help 1, 3 and 6 months on,
// and later, and was it worth the money?   ./effekt examples/brobygning.jsh
//
// The extract is made by the library from a fixed seed, in the form in which municipalities
// get theirs. Persons, programme and effect are invented, and so is the price.

SyntheticExtract extract = SyntheticExtract.embedded();
Register register = Dream.reader().read(extract.openDream(), "dream.csv");
Participations participations = ParticipationList.reader().read(extract.openParticipations(), "indsats.csv");
System.out.println(register.report().summary());
System.out.println(participations.report().summary());

Study study = Study.named("Brobygning til Uddannelse")
    .participantsOf("Brobygning til Uddannelse")
    .eligible(age(18, 30)
        .and(receiving(EDUCATIONAL_ASSISTANCE))
        .and(not(receiving(IN_MEASURE))))
    .exactlyOn(sex())
    .matchedOn(age(), origin(), municipality(),
        currentSpellLength(EDUCATIONAL_ASSISTANCE),
        weeksIn(BENEFIT, last(52)), weeksIn(BENEFIT, last(104)),
        weeksIn(JOB, last(52)), weeksIn(JOB, last(104)),
        weeksIn(EDUCATION, last(104)), weeksIn(SICKNESS_BENEFIT, last(104)))
    .followUp(months(1, 3, 6, 12, 18))
    .outcomes(inJob(), inEducation(), inJobOrEducation(), onPublicBenefit())
    .build();

StudyResult result = study.estimate(register, participations);
System.out.println(result.summary());

Sroi sroi = ValueMap.named("Brobygning til Uddannelse")
    .input("Municipality", kroner(4_000).perParticipant())
    .outcome(ValueKind.FISCAL, "Public purse", "Weeks off benefit",
        Quantity.avoidedByYear(result.path(onPublicBenefit())),
        kroner(1_559).perWeek(2024, "educational assistance 2024, away from home, 6,754 kr a month"))
    .evaluate();
System.out.println(sroi.summary());

// What one may say, month by month.
System.out.println("\nOne may conclude, of starting now rather than not yet:");
for (int month : new int[] {1, 3, 6, 12, 18}) {
    Effect effect = result.effect(inJobOrEducation(), month);
    String says = effect.ciLow() > 0 ? "more in job or education" : effect.ciHigh() < 0 ? "fewer in job or education"
        : "a difference that may be chance";
    System.out.printf(Locale.ROOT, "  %2d months on %4.1f points %s [%+.1f, %+.1f]%n", month,
        100 * Math.abs(effect.estimate()), says, 100 * effect.ciLow(), 100 * effect.ciHigh());
}
EffectPath path = result.path(inJobOrEducation());
boolean isLockIn = path.at(4).ciHigh() < 0 && result.effect(inJobOrEducation(), 18).ciLow() > 0;
Effect weeks = path.cumulated(0, 78);
double value = sroi.netPresentValue().value();
System.out.printf(Locale.ROOT, """
    %s
    In 18 months %.1f weeks in job or education are %s for each who started,
    and public budgets %s %,.0f kr, at an invented price of the course.
    All of it holds if nothing but what was matched on decided who started.
    """, isLockIn ? "First it holds people back, then it helps: one follow-up misses one of the two."
        : "It is not shown that it first holds people back and then helps.",
    Math.abs(weeks.estimate()), weeks.estimate() > 0 ? "gained" : "lost", value > 0 ? "gain" : "lose", Math.abs(value));
