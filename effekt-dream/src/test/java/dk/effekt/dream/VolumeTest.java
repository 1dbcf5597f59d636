package dk.effekt.dream;

import static dk.effekt.dream.Given.ANNE;
import static dk.effekt.dream.Given.BO;
import static dk.effekt.dream.Given.participations;
import static dk.effekt.dream.Given.register;
import static org.assertj.core.api.Assertions.assertThat;

import dk.effekt.calendar.Week;
import dk.effekt.calendar.WeekSpan;
import dk.effekt.input.Reason;
import dk.effekt.input.Volume;
import dk.effekt.register.Register;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

/** Persons, weeks and cells of what was read, and the weeks of codes that nobody knows. */
class VolumeTest {

    @Test
    void ofAWideTableCountsTheCellsOfRefusedRowsAndTheWeeksOfKeptOnes() {
        Register register = register(
                "PNR;note;y_2001;y_2002;y_2003", ANNE + ";;130;;", BO + ";;130;x;", "nobody;;1", "nobody;;130;130;130");

        assertThat(register.report().volume()).isEqualTo(new Volume(1, 3, 5 + 5 + 3 + 5));
    }

    @Test
    void ofALongTableCountsAllWeeksOfThePersonsButThoseNotObserved() {
        Register register = Dream.reader()
                .withMissingWeeks(MissingWeeks.NOT_OBSERVED)
                .read(
                        new ByteArrayInputStream(Given.bytes(
                                "PNR;UGE;KODE",
                                ANNE + ";2020w01;130",
                                ANNE + ";2020w03;130",
                                BO + ";2020w04;140",
                                "nobody;2020w04;140")),
                        "dream.csv");

        // Of four weeks nobody's second is known.
        assertThat(register.report().volume()).isEqualTo(new Volume(2, 2 * 3, 4 * 3));
    }

    @Test
    void ofAListHasPersonsAndCellsButNoWeeks() {
        assertThat(participations(
                                "PNR;Indsats;Start;Slut",
                                ANNE + ";kursus;01-02-2020;",
                                ANNE + ";praktik;01-03-2020;",
                                BO + ";kursus;01-02-2020;",
                                BO + ";;01-02-2020;")
                        .report()
                        .volume())
                .isEqualTo(new Volume(2, 0, 16));
    }

    @Test
    void codesThatNobodyKnowsComeWithTheirFirstAndLastWeek() {
        Register rows = register(
                "PNR;UGE;KODE",
                ANNE + ";2020w05;555",
                ANNE + ";2020w03;555",
                ANNE + ";2020w04;777",
                BO + ";2020w06;555");
        Register periods = Dream.reader()
                .periods(PeriodEnd.INCLUSIVE)
                .withSpan(WeekSpan.of(Week.of(2020, 2), Week.of(2020, 11)))
                .read(
                        new ByteArrayInputStream(Given.bytes(
                                "PNR;FRA;TIL;KODE",
                                ANNE + ";2020w05;2020w06;555",
                                BO + ";2020w05;;777",
                                "6303950003;2019w05;2020w03;666")),
                        "dream.csv");

        assertThat(Given.findings(rows.report(), Reason.UNKNOWN_CODE))
                .extracting(finding -> finding.detail().replaceAll(".*; ", ""))
                .containsExactly("it occurs from 2020-W03 to 2020-W06", "it occurs in 2020-W04");
        assertThat(Given.findings(periods.report(), Reason.UNKNOWN_CODE))
                .extracting(finding -> finding.detail().replaceAll(".*; ", ""))
                .containsExactly(
                        "it occurs from 2020-W05 to 2020-W06",
                        "it occurs from 2020-W05 to 2020-W10",
                        "it occurs from 2020-W02 to 2020-W03");
    }
}
