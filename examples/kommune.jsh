// The effect of "Brobygning til Uddannelse" on a municipality's own files.
//
//   DREAM=dream.csv.gz INDSATS=indsats.csv [OUT=result.json] ./effekt examples/kommune.jsh
//
// The study is that of examples/brobygning.jsh. DREAM is the wide extract, INDSATS the
// participation list; where OUT is set, the whole result is written there as JSON.

Path file(String variable) {
    String value = System.getenv(variable);
    if (value == null || value.isBlank()) {
        throw new IllegalArgumentException("set " + variable
            + ": DREAM=dream.csv.gz INDSATS=indsats.csv ./effekt examples/kommune.jsh");
    }
    return Path.of(value);
}

Register register = Dream.reader().withProgress(bar()).read(file("DREAM"));
Participations participations = ParticipationList.read(file("INDSATS"));
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

StudyResult result = study.estimate(register, participations, bar());
System.out.println(result.summary());
result.effects().paths().forEach(System.out::println);

String out = System.getenv("OUT");
if (out != null && !out.isBlank()) {
    Files.writeString(Path.of(out), result.toJson());
    System.out.println("written to " + out);
}
