package dk.effekt.intervention;

import static dk.effekt.Town.born;
import static dk.effekt.Town.person;
import static dk.effekt.register.StateGroup.CASH_ASSISTANCE;
import static dk.effekt.register.StateGroup.EDUCATIONAL_ASSISTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.effekt.Town;
import dk.effekt.register.DatedTrait;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InterventionCatalogueTest {

    private static final Offer BRIDGE = Offer.named("Brobygning")
            .withOwner("Unge")
            .withLegalBasis(LegalBasis.OPTIONAL, "")
            .withTargets(TargetGroup.ANYONE.aged(18, 30).receiving(EDUCATIONAL_ASSISTANCE))
            .withPlaces(2)
            .withUnitCost(UnitCost.perParticipant(28_000))
            .withProvision(Provision.INTERNAL)
            .withElements("mentor", "praktik");

    private static final Offer TALKS = Offer.named("Samtaler").withLegalBasis(LegalBasis.MANDATORY, "§ 31, stk. 2");

    private static final InterventionCatalogue CATALOGUE = InterventionCatalogue.of(List.of(TALKS, BRIDGE));

    @Test
    void offersStandByName() {
        assertThat(CATALOGUE.offers()).containsExactly(BRIDGE, TALKS);
        assertThat(CATALOGUE.offer("Samtaler")).isEqualTo(TALKS);
        assertThat(CATALOGUE).hasToString("catalogue of 2 offers, 1 mandatory, 1 optional");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.offer("Brobyning"))
                .withMessage("no offer 'Brobyning'; did you mean 'Brobygning'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterventionCatalogue.of(List.of(TALKS, TALKS.withPlaces(3))))
                .withMessageStartingWith("two offers are named 'Samtaler'");
    }

    @Test
    void theTableFits() {
        assertThat(CATALOGUE.table().lines()).allMatch(line -> line.length() <= 80);
        assertThat(CATALOGUE.table()).contains("28,000/participant", "mandatory", "optional", "internal");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Offer.named(" ")).withMessageContaining("needs a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BRIDGE.withOwner("Job\nUnge"))
                .withMessageStartingWith("offer 'Brobygning' has a line break in a text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BRIDGE.withPlaces(-1))
                .withMessage("offer 'Brobygning' has -1 places; it has at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BRIDGE.withElements("a|b"))
                .withMessageStartingWith("element 'a|b' is blank or holds one of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetGroup.ANYONE.aged(30, 30))
                .withMessage("age from 30 to below 30 holds nobody; it goes from 0 up to 150");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitCost.perWeek(Double.NaN))
                .withMessage("unit cost NaN kroner; it is finite and at least 0");
    }

    @Nested
    class AsText {

        @Test
        void asJson() {
            assertThat(CATALOGUE.toJson()).isEqualTo("""
                    {
                      "effektCatalogue" : 1,
                      "offers" : [
                        {
                          "name" : "Brobygning",
                          "owner" : "Unge",
                          "legalBasis" : "optional",
                          "targets" : {
                            "fromAge" : 18,
                            "belowAge" : 30,
                            "benefits" : [
                              "educational-assistance"
                            ]
                          },
                          "places" : 2,
                          "unitCost" : {
                            "kroner" : 28000.0,
                            "per" : "participant"
                          },
                          "provision" : "internal",
                          "elements" : [
                            "mentor",
                            "praktik"
                          ]
                        },
                        {
                          "name" : "Samtaler",
                          "legalBasis" : "mandatory",
                          "paragraph" : "§ 31, stk. 2"
                        }
                      ]
                    }""");
            assertThat(InterventionCatalogue.fromJson(CATALOGUE.toJson()).offers())
                    .isEqualTo(CATALOGUE.offers());
        }

        @Test
        void asCsv() {
            assertThat(CATALOGUE.toCsv()).isEqualTo("""
                    name,owner,legal_basis,paragraph,age_from,age_below,benefits,readiness,places,\
                    cost_per_participant,cost_per_week,provision,elements
                    Brobygning,Unge,optional,,18,30,educational-assistance,,2,28000,,internal,mentor|praktik
                    Samtaler,,mandatory,"§ 31, stk. 2",,,,,,,,,
                    """);
        }

        @Test
        void jsonThatSaysSomethingElseIsRefusedWithItsPath() {
            assertRefused("", "catalogue: the text is empty");
            assertRefused("[]", "catalogue, $: [] is no object");
            assertRefused("{", "catalogue is not JSON in line 1");
            assertRefused(
                    "{\"effektCatalogue\": 2}", "$.effektCatalogue: 2 is another version; this one of effekt reads 1");
            assertRefused("{\"effektCatalogue\": 1}", "catalogue, $: 'offers' is missing, a list");
            assertRefused(offer("\"nam\": \"A\""), "$.offers[0]: 'name' is missing, a text; did you mean it by 'nam'?");
            assertRefused(
                    offer("\"name\": \"A\", \"ovner\": \"B\""),
                    "$.offers[0].ovner: the field is not known; did you mean 'owner'?");
            assertRefused(
                    offer("\"name\": \"A\", \"targets\": {\"from\": 18}"),
                    "$.offers[0].targets.from: the field is not known; there are belowAge, benefits, fromAge, readiness");
            assertRefused(
                    offer("\"name\": \"A\", \"legalBasis\": \"mandatary\""),
                    "$.offers[0].legalBasis: no such choice as 'mandatary'; did you mean 'mandatory'?");
            assertRefused(offer("\"name\": \"A\", \"places\": 2.5"), "$.offers[0].places: 2.5 is not a whole number");
            assertRefused(offer("\"name\": \"A\", \"places\": -2"), "$.offers[0]: offer 'A' has -2 places");
            assertRefused(offer("\"name\": \"A\", \"name\": \"B\""), "catalogue is not JSON");
        }

        private String offer(String fields) {
            return "{\"effektCatalogue\": 1, \"offers\": [{" + fields + "}]}";
        }

        private void assertRefused(String json, String message) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InterventionCatalogue.fromJson(json))
                    .withMessageContaining(message);
        }
    }

    @Nested
    class Use {

        /** On 1 June: Anne runs, in her second course; Bo ended the day before; Carl starts the day after; Dan started long ago. */
        @Test
        void countsPersonsAndCourses() {
            OfferUses uses = CATALOGUE.uses(
                    Participations.of(List.of(
                            course(1, "Brobygning", "2019-01-01", "2019-02-01"),
                            course(1, "Brobygning", "2020-05-01", "2020-06-01"),
                            course(2, "Brobygning", "2019-06-02", "2020-05-31"),
                            course(3, "Brobygning", "2020-06-02", ""),
                            course(4, "Brobygning", "2019-06-01", ""),
                            course(5, "Brobyning", "2020-01-01", ""),
                            course(6, "Jobklub", "2020-01-01", ""))),
                    LocalDate.of(2020, 6, 1));

            OfferUses.Use bridge = uses.of("Brobygning");
            assertThat(bridge.participants()).isEqualTo(4);
            assertThat(bridge.courses()).isEqualTo(5);
            assertThat(bridge.starters()).isEqualTo(2); // from 2 June 2019 through 1 June 2020
            assertThat(bridge.running()).isEqualTo(2);
            assertThat(bridge.free()).hasValue(0);
            assertThat(uses.of("Samtaler").free()).isEmpty();
            assertThat(uses.unused()).containsExactly("Samtaler");
            assertThat(uses.withoutOffer()).containsExactly("'Brobyning', nearest offer 'Brobygning'", "'Jobklub'");
            assertThat(uses).hasToString("1 of 2 offers used; 2 in the list without an offer");
            assertThat(uses.unprotectedTable())
                    .contains("In the list, but no offer of the catalogue: 'Brobyning', nearest offer")
                    .contains("In the catalogue, but used by nobody: 'Samtaler'.");
            assertThat(uses.unprotectedTable().lines()).allMatch(line -> line.length() <= 80);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> uses.of("Samtale"))
                    .withMessage("no offer 'Samtale'; did you mean 'Samtaler'?");
        }

        private static Participation course(long id, String name, String start, String end) {
            return new Participation(
                    id,
                    new Intervention(name),
                    LocalDate.parse(start),
                    end.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(end)),
                    "");
        }
    }

    @Nested
    class Overlap {

        @Test
        void isWhatBothAreFor() {
            Offer mentor = Offer.named("Mentor")
                    .withTargets(TargetGroup.ANYONE
                            .aged(25, 40)
                            .receiving(StateGroup.BENEFIT)
                            .ready("jobparat"));
            Offer cash = Offer.named("Kontant").withTargets(TargetGroup.ANYONE.receiving(CASH_ASSISTANCE));

            List<OfferOverlap> found =
                    InterventionCatalogue.of(List.of(mentor, BRIDGE, cash)).overlaps(Town.CODEBOOK);

            assertThat(found)
                    .extracting(OfferOverlap::toString)
                    .containsExactly(
                            "Brobygning / Mentor: aged 25 to 29, educational-assistance and income-replacement, jobparat",
                            "Kontant / Mentor: aged 25 to 39, cash-assistance and income-replacement, jobparat");
            assertThat(new OfferOverlap("a", "b", 0, 150, Set.of(), Set.of()).common())
                    .isEqualTo("anyone");
        }

        @Test
        void asksForBenefitsThatTheCodebookHas() {
            Offer odd = Offer.named("Odd").withTargets(new TargetGroup(0, 150, Set.of("cash-asistance"), Set.of()));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InterventionCatalogue.of(List.of(odd)).overlaps(Town.CODEBOOK))
                    .withMessage(
                            "offer 'Odd' is for a benefit that is no group of codebook town 1: 'cash-asistance'; did you mean"
                                    + " 'cash-assistance'?");
        }
    }

    @Nested
    class Coverage {

        /** On 7 May 2020: Anne is 18 that day, Bo 30 that day, Carl 29, Dan of no known age; Eve is not on benefit, Finn not seen. */
        private final Register register = Town.register(
                person(1, "U", born("2002-05-07")),
                person(2, "U", born("1990-05-07")),
                person(3, "C", born("1990-05-08")),
                person(4, "U"),
                person(5, ".", born("1995-01-01")),
                person(6, "?", born("1995-01-01")));

        @Test
        void countsThoseWithoutAnOffer() {
            OfferCoverage found = InterventionCatalogue.of(List.of(BRIDGE)).coverage(register, Town.FIRST);

            assertThat(found.cells())
                    .extracting(OfferCoverage.Cell::toString)
                    .containsExactly(
                            "age not known, educational-assistance: 0 offers",
                            "aged 18 to 29, educational-assistance: 1 offer",
                            "aged 18 to 29, other benefit: 0 offers",
                            "aged 30 or more, educational-assistance: 0 offers");
            assertThat(found.cells()).extracting(OfferCoverage.Cell::persons).containsOnly(1);
            assertThat(found.persons()).isEqualTo(4);
            assertThat(found.uncovered()).isEqualTo(3);
            assertThat(found.gaps()).hasSize(3);
            assertThat(found.notObserved()).isEqualTo(1);
            assertThat(found).hasToString("2020-W19: 4 kinds of persons in income-replacement, no offer for 3");
            assertThat(found.unprotectedTable()).contains("NONE", "Not observed in the week: 1 person.");
            assertThat(CATALOGUE.coverage(register, Town.FIRST).gaps()).isEmpty();
        }

        @Test
        void readinessIsThatOfATrait() {
            Offer ready = Offer.named("Job").withTargets(TargetGroup.ANYONE.ready("Jobparat"));
            InterventionCatalogue catalogue = InterventionCatalogue.of(List.of(ready));
            Register known = register.with(DatedTrait.builder("visitation")
                    .add(1, Optional.empty(), Optional.empty(), "jobparat", 1)
                    .build(register, "visitation.csv", "test"));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> catalogue.coverage(register, Town.FIRST))
                    .withMessageStartingWith("offer 'Job' asks for readiness (Jobparat); say which trait");
            assertThat(catalogue.coverage(known, Town.FIRST, "visitation").notes())
                    .containsExactly(
                            "offer 'Job' is for readiness 'Jobparat', which nobody in the register has; did you mean"
                                    + " 'jobparat'?");
            OfferCoverage found = InterventionCatalogue.of(
                            List.of(ready.withTargets(TargetGroup.ANYONE.ready("jobparat"))))
                    .coverage(known, Town.FIRST, "visitation");
            assertThat(found.persons() - found.uncovered()).isEqualTo(1);
            assertThat(found.gaps()).extracting(OfferCoverage.Cell::readiness).containsOnly("not known");
        }

        @Test
        void theWeekMustBeInTheRegister() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CATALOGUE.coverage(register, Town.FIRST.plusWeeks(1)))
                    .withMessageStartingWith("week 2020-W20 lies outside the register");
        }
    }

    @Test
    void agesAreSaidInWords() {
        assertThat(TargetGroup.ANYONE).hasToString("anyone");
        assertThat(TargetGroup.ANYONE.aged(18, 19).toString()).isEqualTo("aged 18");
        assertThat(TargetGroup.ANYONE.aged(0, 30).toString()).isEqualTo("aged below 30");
        assertThat(TargetGroup.ANYONE.aged(30, 150).toString()).isEqualTo("aged 30 or more");
        assertThat(TargetGroup.ANYONE.aged(30, 150).holdsAge(151)).isTrue();
        assertThat(BRIDGE.places()).isEqualTo(OptionalInt.of(2));
    }
}
