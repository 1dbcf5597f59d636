// Immediate activation: whom does the letter make leave, and what does taking part do? Half-yearly key figures first,
// which say how it goes, then both effects, which they cannot tell.
//
//   ./effekt examples/aktivering.jsh
//
// The people are invented: young people on educational assistance in forty municipalities. In twenty of them everybody
// who enters is told at once that activation begins in week 5, from 2022 on; elsewhere some begin later, and nobody is
// told. Danish studies find that such a threat is real and comes before participation (Geerdsen 2006).

SyntheticExperiment made = SyntheticExperiment.activation();
Register register = Dream.reader().read(made.openDream(), "dream.csv");
Participations participations = ParticipationList.reader().read(made.openParticipations(), "indsats.csv");
String offer = made.intervention();

KeyFigures figures = KeyFigures.of(offer)
    .by(CalendarPeriod.HALF_YEAR)
    .between(WeekSpan.ofClosed(Week.of(2021, 1), Week.of(2022, 52)))
    .reasons(EndReasons.ofInterruptions())
    .timeTo(months(6), JOB, EDUCATION)
    .measure(register, participations);
System.out.println(figures.table("in the offer"));
System.out.println(figures.table("come to within 6 months"));

// The threat: who enters where there is a reform, beside who entered there before, beside the same change elsewhere. It
// looks at weeks in which nobody has begun; later ones would mix it with taking part, and are refused.
ThreatEffect threat = ThreatDesign.on(EntryCohorts.into(EDUCATIONAL_ASSISTANCE)
        .eligible(age(18, 30))
        .with(municipality())
        .every(CalendarPeriod.HALF_YEAR)
        .atWeeks(4)
        .following(register, participations.in(offer)))
    .reform("municipality", made.reforms())
    .clusteredOn("municipality")
    .leftBy(4);
System.out.println(threat);
System.out.printf(Locale.ROOT, "trends before the reform differ: p = %.2f%nrests on: %s%n%n",
    threat.effects().preTrends().pValue(), threat.assumptions().stream()
        .map(each -> each.substring(0, each.indexOf(':'))).collect(Collectors.joining(", ")));

// Taking part: where nobody is told, people begin at different times, and who begins now is compared with who has been
// there as long and has not begun.
int[] told = made.reforms().keySet().stream().mapToInt(Integer::parseInt).toArray();
StudyResult part = Study.named("Taking part")
    .participantsOf(offer)
    .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)).and(not(receiving(IN_MEASURE)))
        .and(not(municipality(told))))
    .exactlyOn(bands(currentSpellLength(EDUCATIONAL_ASSISTANCE), 5, 9, 13, 26))
    .matchedOn(age(), currentSpellLength(EDUCATIONAL_ASSISTANCE), weeksIn(JOB, last(52)))
    .followUp(months(1, 3, 6, 12))
    .outcomes(inJobOrEducation())
    .build()
    .estimate(register, participations);
System.out.println(part.effectTable());

Effect half = part.effect(inJobOrEducation(), 6);
Effect month = part.effect(inJobOrEducation(), 1);
AverageEffect left = threat.estimate();
String says(double value, double low, double high, String what) {
    return low <= 0 && high >= 0
        ? String.format(Locale.ROOT, "no sure change in the share that %s [%+.1f, %+.1f]", what, 100 * low, 100 * high)
        : String.format(Locale.ROOT, "%.1f points %s %s [%+.1f, %+.1f]",
            100 * Math.abs(value), value > 0 ? "more" : "fewer", what, 100 * low, 100 * high);
}
System.out.printf(Locale.ROOT, """
    One may conclude, if trends would have been parallel:
      the letter: %s;
      if those who began are like those who had not yet, taking part:
        after 1 month %s;
        after 6 months %s.
    The two are of different people and are not added: whom the letter makes
    leave never takes part. Key figures of those who do begin show neither.
    """,
    says(left.estimate(), left.ciLow(), left.ciHigh(), "leave by week 4"),
    says(month.estimate(), month.ciLow(), month.ciHigh(), "have job or study"),
    says(half.estimate(), half.ciLow(), half.ciHigh(), "have job or study"));
