package dk.effekt.report.picture;

import static dk.effekt.protocol.Language.DANISH;
import static dk.effekt.protocol.Language.ENGLISH;
import static dk.effekt.sroi.Kroner.kroner;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.effekt.sroi.Basis;
import dk.effekt.sroi.Quantity;
import dk.effekt.sroi.ValueKind;
import dk.effekt.sroi.ValueMap;
import dk.effekt.sroi.investment.InvestmentCase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CashPictureTest {

    static final InvestmentCase PLAN = InvestmentCase.of(Money.map()).startingOn(LocalDate.of(2025, 1, 1));

    /** The municipality: 4 weeks · 500 people · 1,375 kr come back in the first year, against 4.8 million kr. */
    @Test
    void barsAreTheMoneyOfEachPayer() {
        List<JsonNode> bars = PictureChecks.rows(MoneyPictures.cash(PLAN, DANISH), "rows");

        assertThat(bars)
                .anySatisfy(bar -> {
                    assertThat(bar.get("payer").asText()).isEqualTo("kommune");
                    assertThat(bar.get("year").asText()).isEqualTo("2025");
                    assertThat(bar.get("amount").asDouble()).isEqualTo(2.75);
                    assertThat(bar.get("kroner").asText()).isEqualTo("2,75 mio. kr.");
                })
                .anySatisfy(bar -> {
                    assertThat(bar.get("what").asText()).isEqualTo("udgift");
                    assertThat(bar.get("amount").asDouble()).isEqualTo(-4.8);
                });
    }

    @Test
    void theLineIsTheBalanceAndEndsAtTheSumOfAllBars() {
        Picture picture = MoneyPictures.cash(PLAN, ENGLISH);
        double sum = 0;
        for (JsonNode bar : PictureChecks.rows(picture, "rows")) {
            sum += bar.get("amount").asDouble();
        }
        List<JsonNode> balance = PictureChecks.rows(picture, "balance");

        assertThat(balance.get(balance.size() - 1).get("balance").asDouble())
                .isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(balance)
                .filteredOn(row -> row.get("ring").asInt() > 0)
                .extracting(row -> row.get("year").asText())
                .containsExactly(Integer.toString(
                        PLAN.flow().payback().orElseThrow().date().getYear()));
    }

    /** Two weeks more on benefit, of 1,000 kr. */
    @Test
    void whatIsLostIsNotSaidToComeBack() {
        ValueMap lost = ValueMap.named("course")
                .input("Municipality", kroner(4_000).perParticipant())
                .outcome(
                        ValueKind.FISCAL,
                        "Municipality",
                        "Weeks off benefit",
                        Quantity.statedByYear(Basis.PER_PARTICIPANT, "measured", -2),
                        kroner(1_000).perWeek(2024, "invented"));
        InvestmentCase plan = InvestmentCase.of(lost).startingOn(LocalDate.of(2024, 1, 1));

        assertThat(MoneyPictures.cash(plan, ENGLISH).description())
                .isEqualTo("4,000 kr per participant is put in, and another 2,000 kr is lost within 1 year."
                        + " It is not paid back within these years.");
        assertThat(MoneyPictures.cash(plan, DANISH).description())
                .startsWith("4.000 kr. pr. deltager bruges, og yderligere 2.000 kr. går tabt inden for 1 år.");
    }

    @Test
    void yearsThatBeginInSummerAreTwo() {
        InvestmentCase summer = InvestmentCase.of(Money.map()).startingOn(LocalDate.of(2025, 8, 1));

        assertThat(MoneyPictures.cash(summer, DANISH).table().texts())
                .extracting(row -> row.get(0))
                .contains("2025/26");
    }

    @Test
    void aBrowserDrawsIt(@TempDir Path folder) throws Exception {
        assertThat(PictureChecks.drawn(MoneyPictures.cash(PLAN, DANISH), "cash", folder))
                .contains("mark-rect", "alle betalere, saldo ved årets udgang", "mio. kr. i alt");
        PictureChecks.drawn(
                MoneyPictures.cash(
                        InvestmentCase.of(Money.each("Brobygning til Uddannelse", 28_000))
                                .startingOn(LocalDate.of(2025, 8, 1)),
                        ENGLISH),
                "cash-each",
                folder);
    }
}
