// A report for the council, in Danish: did "Brobygning til Uddannelse" help?
//
//   ./effekt examples/effektmaaling.jsh [FILE.html]
//   DREAM=dream.csv.gz INDSATS=indsats.csv ./effekt examples/effektmaaling.jsh effekt.html
//
// Writes one page, effektmaaling.html unless another is named, which any browser opens without a
// network. Without DREAM and INDSATS it is of the synthetic extract, whose persons and effect are
// invented.

import dk.effekt.protocol.Language;

String dream = System.getenv("DREAM");
String list = System.getenv("INDSATS");
SyntheticExtract extract = SyntheticExtract.embedded();
boolean isSynthetic = dream == null || list == null;
Register register = isSynthetic
    ? Dream.reader().read(extract.openDream(), "dream.csv")
    : Dream.read(Path.of(dream));
Participations participations = isSynthetic
    ? ParticipationList.reader().read(extract.openParticipations(), "indsats.csv")
    : ParticipationList.read(Path.of(list));

Study study = Study.named("Brobygning til Uddannelse")
    .participantsOf("Brobygning til Uddannelse")
    .eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE)).and(not(receiving(IN_MEASURE))))
    .exactlyOn(sex())
    .matchedOn(age(), origin(), municipality(),
        currentSpellLength(EDUCATIONAL_ASSISTANCE),
        weeksIn(BENEFIT, last(52)), weeksIn(BENEFIT, last(104)),
        weeksIn(JOB, last(52)), weeksIn(JOB, last(104)),
        weeksIn(EDUCATION, last(104)), weeksIn(SICKNESS_BENEFIT, last(104)))
    .followUp(months(3, 6, 12, 18))
    .outcomes(inEducation(), inJob(), onPublicBenefit())
    .build();
StudyResult result = study.estimate(register, participations);

Report report = EffectReport.of(result)
    .answering(inEducation(), 12)
    .refutedBy(result.refute())
    .in(Language.DANISH);
Path page = Path.of(args.length > 0 ? args[0] : "effektmaaling.html");
report.writeTo(page);
System.out.println(report);
System.out.println("written to " + page.toAbsolutePath());
