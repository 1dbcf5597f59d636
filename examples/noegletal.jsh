// The key figures of a municipality's offers, by half-year.
//
//   DREAM=dream.csv.gz INDSATS=indsats.csv [OUT=noegletal] ./effekt examples/noegletal.jsh
//
// DREAM is the wide extract, INDSATS the participation list; of every intervention in it a
// page is printed. Where OUT is set, the page for the council is written in Danish to
// OUT-1.html, and all numbers to OUT-1.csv, OUT-1.json and OUT-1.xlsx, and so on in the order
// of the pages. A page opens in any browser without a network.

import dk.effekt.protocol.Language;

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

// What the list's own words for the end of a course mean: EndReasons.named("…").with("…", "…")
// for words other than gennemført and afbrudt: job, uddannelse or andet.
EndReasons reasons = EndReasons.ofInterruptions();

int page = 0;
String out = System.getenv("OUT");
for (String intervention : participations.interventions()) {
    KeyFigures figures = KeyFigures.of(intervention)
        .by(CalendarPeriod.HALF_YEAR)
        .reasons(reasons)
        .characteristic("målgruppe", DreamGroupings.readiness(register.codebook()))
        .status(DreamGroupings.jobindsats(register.codebook()), jobindsatsDays(1, 3, 6, 12))
        .returners(BENEFIT, 12)
        .timeTo(months(6, 12), JOB, EDUCATION)
        .measure(register, participations);
    System.out.println(figures.table());
    page++;
    if (out != null && !out.isBlank()) {
        Files.writeString(Path.of(out + "-" + page + ".csv"), figures.toCsv());
        Files.writeString(Path.of(out + "-" + page + ".json"), figures.toJson());
        FigurePictures.table(figures, Language.DANISH).writeTo(Path.of(out + "-" + page + ".xlsx"));
        KeyFiguresReport.of(figures).withFlow(participations).in(Language.DANISH)
            .writeTo(Path.of(out + "-" + page + ".html"));
    }
}
