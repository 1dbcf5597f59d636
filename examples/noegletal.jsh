// The key figures of a municipality's offers, by half-year.
//
//   DREAM=dream.csv.gz INDSATS=indsats.csv [OUT=noegletal] ./effekt examples/noegletal.jsh
//
// DREAM is the wide extract, INDSATS the participation list; of every intervention in it a
// page is printed. Where OUT is set, all numbers are written to OUT-1.csv, OUT-1.json and so
// on, in the order of the pages.

Path file(String variable) {
    String value = System.getenv(variable);
    if (value == null || value.isBlank()) {
        throw new IllegalArgumentException("set " + variable
            + ": DREAM=dream.csv.gz INDSATS=indsats.csv ./effekt examples/noegletal.jsh");
    }
    return Path.of(value);
}

Register register = Dream.read(file("DREAM"));
Participations participations = ParticipationList.read(file("INDSATS"));
System.out.println(register.report().summary());
System.out.println(participations.report().summary());

EndReasons reasons = EndReasons.named("gennemført and afbrudt: …")
    .with("completed", "gennemført")
    .with("job", "afbrudt: job")
    .with("education", "afbrudt: uddannelse")
    .with("other", "afbrudt: andet");

int page = 0;
String out = System.getenv("OUT");
for (String intervention : participations.interventions()) {
    KeyFigures figures = KeyFigures.of(intervention)
        .by(CalendarPeriod.HALF_YEAR)
        .reasons(reasons)
        .characteristic("target group", DreamGroupings.readiness(register.codebook()))
        .status(DreamGroupings.jobindsats(register.codebook()), jobindsatsDays(1, 3, 6, 12))
        .returners(BENEFIT, 12)
        .timeTo(months(6, 12), JOB, EDUCATION)
        .measure(register, participations);
    System.out.println(figures.table());
    page++;
    if (out != null && !out.isBlank()) {
        Files.writeString(Path.of(out + "-" + page + ".csv"), figures.toCsv());
        Files.writeString(Path.of(out + "-" + page + ".json"), figures.toJson());
    }
}
