System.out.print("""

effekt: whom did it help, how much more than anyway, was it worth the money?
Paste this for a first effect, on invented people:

  var town = SyntheticExtract.embedded();
  var register = Dream.reader().read(town.openDream(), "dream.csv");
  var list = ParticipationList.reader();
  var parts = list.read(town.openParticipations(), "indsats.csv");
  var study = Study.named("Brobygning").participantsOf(town.intervention()).
      eligible(age(18, 30).and(receiving(EDUCATIONAL_ASSISTANCE))).
      exactlyOn(sex()).matchedOn(age(), municipality(),
          currentSpellLength(), weeksIn(BENEFIT, last(52)),
          weeksIn(JOB, last(104))).
      followUp(months(3, 6, 12)).outcomes(inJobOrEducation()).build();
  var result = study.estimate(register, parts, bar());
  print(result)
  show(result)

print(x) writes the table of any result, show(x) opens its picture or report,
bar() shows how far long work has come. Of your own files the first lines are
  var register = Dream.reader().withProgress(bar()).read(Path.of("dream.csv"));
  var parts = ParticipationList.read(Path.of("indsats.csv"));
The guide is docs/start.md.

""");
