// A map of what each offer's effect rests on: studies of one's own beside published ones, and whom nobody has studied.
//
//   ./effekt examples/evidenskort.jsh
//   DREAM=dream.csv.gz INDSATS=indsats.csv TILBUD=tilbud.csv [OUT=kort] ./effekt examples/evidenskort.jsh
//
// TILBUD is the catalogue of offers (docs/evidence.md). Each of them that the list has is studied by matching, among those
// whom the catalogue says it is for. Without the files people and effects are invented; the published studies are real.
// Where OUT is set, the page for the council is written to OUT.html, in Danish.

import dk.effekt.protocol.Language;

String dream = System.getenv("DREAM");
String list = System.getenv("INDSATS");
String offers = System.getenv("TILBUD");
boolean isMade = dream == null || list == null || offers == null;
SyntheticExtract extract = SyntheticExtract.embedded();
Register register = isMade ? Dream.reader().read(extract.openDream(), "dream.csv") : Dream.read(Path.of(dream));
Participations participations = isMade
    ? ParticipationList.reader().read(extract.openParticipations(), "indsats.csv")
    : ParticipationList.read(Path.of(list));
String catalogueText = """
    Indsats;Ejer;Lovgrundlag;Alder fra;Alder til;Ydelse
    Brobygning til Uddannelse;Unge;kan;18;29;uddannelseshjælp
    IPS;Job;kan;18;64;kontanthjælp
    Straksaktivering;Unge;skal;18;29;uddannelseshjælp
    Samtaler om arbejde;Job;skal;30;64;kontanthjælp
    """;
InterventionCatalogue catalogue = isMade
    ? OfferList.reader().read(new java.io.ByteArrayInputStream(catalogueText.getBytes("UTF-8")), "tilbud.csv")
    : OfferList.read(Path.of(offers));
List<Evidence> evidence = new ArrayList<>();

// A matched study of each offer that has been used, tried in every way that effekt knows.
for (Offer offer : catalogue.offers()) {
    if (participations.interventions().contains(offer.name())) {
        TargetGroup whom = offer.targets();
        Criterion onBenefit = whom.benefits().stream().map(benefit -> receiving(StateGroup.of(benefit)))
            .reduce(Criterion::or).orElse(receiving(BENEFIT));
        StudyResult result = Study.named(offer.name()).participantsOf(offer.name())
            .eligible(age(Math.max(18, whom.fromAge()), Math.min(65, whom.belowAge())).and(onBenefit)
                .and(not(receiving(IN_MEASURE))))
            .exactlyOn(sex())
            .matchedOn(age(), municipality(), currentSpellLength(), weeksIn(BENEFIT, last(52)), weeksIn(JOB, last(104)))
            .followUp(months(6, 12))
            .outcomes(inJobOrEducation(), onPublicBenefit())
            .build().estimate(register, participations);
        System.out.println(result.effectTable());
        evidence.add(OwnStudy.of(result, result.refute()));
    }
}

// Where lots were drawn, the lots; where a date decided, those before and after it, here and elsewhere.
if (isMade) {
    SyntheticExperiment ips = SyntheticExperiment.lottery();
    Participations drawn = ParticipationList.reader().read(ips.openLots(), "lod.csv");
    List<LotteryRounds.Lot> lots = drawn.interventions().stream().flatMap(brought -> drawn.in(brought).stream()
        .map(one -> new LotteryRounds.Lot(one.personId(), "all", one.start(), brought.equals("tilbudt plads")
            ? LotteryRounds.Draw.OFFERED : LotteryRounds.Draw.NOT_OFFERED))).toList();
    evidence.add(OwnStudy.of("IPS", "public-benefit", Outcome.Aim.LESS, RandomizedTrial.on(LotteryRounds.of(lots)
            .outcomes(onPublicBenefit()).atWeeks(78).toTable(Dream.reader().read(ips.openDream(), "dream.csv")))
        .treated("offered").outcome("public-benefit at week 78").estimate()));
    SyntheticExperiment law = SyntheticExperiment.activation();
    Register towns = Dream.reader().read(law.openDream(), "dream.csv");
    Participations begun = ParticipationList.reader().read(law.openParticipations(), "indsats.csv");
    evidence.add(OwnStudy.of(ThreatDesign.on(EntryCohorts.into(EDUCATIONAL_ASSISTANCE).eligible(age(18, 30))
            .with(municipality()).every(CalendarPeriod.HALF_YEAR).atWeeks(4).following(towns, begun.in("Straksaktivering")))
        .reform("municipality", law.reforms()).clusteredOn("municipality").leftBy(4)));
    // PUBLISHED. Nobody has judged their quality here, so that the lowest counts.
    evidence.add(CitedStudy.of("IPS", "Christensen et al., JAMA Psychiatry 2019", "DK", 2019, EvidenceGrade.TRIAL)
        .published(Publication.LEADING_JOURNAL).finding("job-or-education", Direction.POSITIVE));
    evidence.add(CitedStudy.of("Brobygning til Uddannelse", "Job-bro til Uddannelse, star.dk 2021", "DK", 2021,
        EvidenceGrade.TRIAL).finding("job-or-education", Direction.NO_EFFECT));
}

EvidenceMap map = EvidenceMap.of(catalogue, evidence);
System.out.println(map.table());

boolean claims(OfferEvidence one) {
    return one.studies().stream().anyMatch(study -> study.weight().isPresent() && !study.directions().isEmpty());
}
List<OfferEvidence> all = map.offers();
String none = all.stream().filter(one -> one.studies().isEmpty()).map(one -> one.offer().name())
    .collect(Collectors.joining(", "));
System.out.printf(Locale.ROOT, """
    One may conclude: of %d offers %d have a study that finds something out, %d of
    them by a draw of lots. Nobody has studied:
      %s.
    That does not say that it does nothing.
    """, all.size(), all.stream().filter(one -> claims(one)).count(),
    all.stream().filter(one -> claims(one) && one.grade() == EvidenceGrade.TRIAL).count(), none.isEmpty() ? "none" : none);

String out = System.getenv("OUT");
if (out != null && !out.isBlank()) {
    EvidenceReport.of(map).in(Language.DANISH).writeTo(Path.of(out + ".html"));
}
