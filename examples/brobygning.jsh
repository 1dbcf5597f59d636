// The main job, on a synthetic extract: did "Brobygning til Uddannelse" help, and was it
// worth the money?   ./effekt examples/brobygning.jsh
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
