// Half as many cases for each worker: when does it pay? "Mod til Uddannelse", Horsens, from 2016, an
// experiment without a comparison group.
//
//   ./effekt examples/sagsstammer.jsh
//
// PUBLISHED: people under 25 on educational assistance for more than a year, not ready for
// education; about 35 cases a worker, where 70 (hsfo.dk) or 85 (altinget.dk) are usual; 4 workers;
// 56 % began education (39) or a job (17) (horsens24.dk). Nobody was compared with: how many would
// have begun anyway is not known, nor how long they stayed. The group fell from 198 to 164 in 2017,
// "more than in the country", by how much more is not said. The mayor's figure is 1.8 million kr
// saved in not quite a year, without what it rests on.

// ASSUMED: 540,000 kr a year for a worker, one year for each participant. Halving the caseload costs
// as much again as the usual one; what is extra is the half caseload less the usual. For 140 people
// that is two workers, and two more were hired (PUBLISHED, hsfo.dk).
double salary = 540_000;
double usual = Cost.caseload(kroner(salary), 70, 12, "assumed").kroner(0);
double half = Cost.caseload(kroner(salary), 35, 12, "assumed").kroner(0);
Cost extra = kroner(gamma(half - usual, 1_500)).perParticipant()
    .derivedFrom("35 instead of 70 for a year, salary of 540,000 kr assumed");

// PUBLISHED: 6,010 kr a month of assistance and 1,059 kr of activity supplement (2016, under 25, away
// from home). ASSUMED: that it fits, and 80 % of it municipal, as all have had it for more than a
// year. At home it was 3,411 kr, and all that is saved is less than half. A grant is paid to those in
// education, by the state; effekt has no rate of it for 2016, and refuses to take another year's, so
// that this is the municipality's account and not the public sector's.
BenefitRates rates = BenefitRates.danish();
double month = rates.rate(EDUCATIONAL_ASSISTANCE, "away from home", 2016).kroner()
    + rates.rate(EDUCATIONAL_ASSISTANCE, "activity supplement, under 25, away from home", 2016).kroner();
double week = 0.8 * month * 12 / 52;

// ASSUMED: who succeeds is off benefit for 13 to 52 weeks of the year, and after it nothing counts.
// Deadweight is all-important and unknown. ASSUMED: anything from 20 % to all of the successes.
ValueMap map = ValueMap.named("Half the cases")
    .participants(140, "4 workers with 35 each")
    .input("Municipality", extra)
    .outcome(ValueOutcome.of(ValueKind.FISCAL, "Municipality", "Weeks on benefit",
            Quantity.stated(uniform(0.56 * 13, 0.56 * 52), Basis.PER_PARTICIPANT,
                "56 % published, weeks assumed"),
            kroner(week).perWeek(2016, "80 % of assistance with activity supplement"))
        .withDeadweight(Deduction.of(uniform(0.2, 1), "not published")));
Sroi sroi = map.evaluate();
System.out.println(sroi.summary());
System.out.println(Plausibility.of(sroi).table());

// So what must be true? Of all participants a share must succeed who would not have otherwise; the
// rest of the 56 % may be deadweight. ASSUMED: 32.5 weeks for each who succeeds, the mean of the above.
double success = 32.5 * week * map.discounting().factor(1);
SuccessShare share = SuccessShare.of(kroner(half - usual), kroner(success))
    .against(Deduction.of(0.6 * 0.56, "60 % of 56 %, assumed"));
System.out.println(share.describe());
System.out.printf(Locale.ROOT, "Of the 56 %% who succeeded, %.0f %% may have done so anyway.%n%n",
    100 * (1 - share.additional().value() / 0.56));

// What would change the answer: deadweight first of all, and how long a success lasts. Down: weeks a
// participant, from a quarter of a year for each success to a year.
String weeks = "quantity of Weeks on benefit";
String anyway = "deadweight (not published)";
double[] down = {0.56 * 13, 0.56 * 26, 0.56 * 39, 0.56 * 52};
double[] across = {0.2, 0.4, 0.6, 0.8, 0.95};
System.out.println(TwoWay.of(map, weeks, down, anyway, across).table());
ValueMap from85 = ValueMap.named("Half the cases").participants(140, "4 workers with 35 each")
    .input("Municipality", kroner(half - salary / 85).perParticipant())
    .outcome(map.outcomes().get(0));
System.out.println(Tornado.of(map)
    .withChoice(Scenarios.of("usual cases a worker").with("70", map).with("85", from85))
    .table());

// The mayor's figure, turned round, if it is the municipality's share of the same rate.
System.out.printf(Locale.ROOT, "1.8 million kr are %,.0f weeks, or %.0f of the %.0f who succeeded for a whole year.%n%n",
    1_800_000 / week, 1_800_000 / (52 * week), 0.56 * 140);

// PUBLISHED, in Hjørring, where fewer cases were one of several things: 158 million kr invested in
// 2015 to 2019 and 312.7 million saved by the ministry's account (nordjyske.dk, January 2018, so that
// part of it is a forecast). Not discounted, as published.
ValueMap account = ValueMap.named("Hjørring 2015-2019")
    .discounting(Discounting.none())
    .input("Municipality", kroner(158e6).inTotal())
    .outcome(ValueKind.FISCAL, "Municipality", "All that was saved",
        Quantity.stated(312.7e6, Basis.TOTAL, "the ministry's account"),
        kroner(1).per("krone", 2018, "published"));
System.out.println(account.evaluate());
System.out.printf(Locale.ROOT, "It breaks even if %.1f %% of that would have been saved anyway.%n",
    100 * (1 - 158 / 312.7));
