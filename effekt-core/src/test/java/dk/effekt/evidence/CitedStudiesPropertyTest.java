package dk.effekt.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CitedStudiesPropertyTest {

    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll("studies") List<CitedStudy> studies) {
        assertThat(CitedStudies.fromJson(CitedStudies.toJson(studies))).isEqualTo(studies);
    }

    @Provide
    Arbitrary<List<CitedStudy>> studies() {
        Arbitrary<String> text =
                Arbitraries.strings().withChars("abcæøå ,;\"\\\n{}[]:").ofMaxLength(10);
        Arbitrary<CitedStudy> one = Combinators.combine(
                        text,
                        Arbitraries.of("DK", "SE", "US"),
                        Arbitraries.integers().between(1980, 2030),
                        Arbitraries.of(EvidenceGrade.class).filter(grade -> grade != EvidenceGrade.NONE),
                        Arbitraries.of(StudyQuality.class),
                        Arbitraries.of(Publication.class),
                        Arbitraries.of(Combination.class),
                        Arbitraries.maps(text.map(t -> "o" + t), Arbitraries.of(Direction.class))
                                .ofMaxSize(3))
                .as((name, country, year, grade, quality, publication, combination, found) -> new CitedStudy(
                        "x" + name,
                        "y" + name,
                        country,
                        year,
                        grade,
                        quality,
                        publication,
                        combination,
                        country.equals("US") ? OptionalDouble.of(0.5) : OptionalDouble.empty(),
                        found));
        return one.list().ofMaxSize(4).withoutEdgeCases();
    }
}
