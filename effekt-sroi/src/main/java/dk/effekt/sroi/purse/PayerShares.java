package dk.effekt.sroi.purse;

import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * Who pays what share of a benefit in each year since the start.
 *
 * @param byYear the split of each year, from the first on; the last holds for all later years
 * @param source where it is from
 * @param notes what is to be known of it
 */
public record PayerShares(List<Split> byYear, String source, List<String> notes) {

    private static final int WEEKS_A_YEAR = 52;

    public PayerShares {
        byYear = List.copyOf(byYear);
        notes = List.copyOf(notes);
        Checks.text("the source of payers' shares", source);
        if (byYear.isEmpty()) {
            throw new IllegalArgumentException("payers' shares of no year; give those of the first year at least");
        }
    }

    /** One purse pays all of it in all years, as the state pays education grants. */
    public static PayerShares all(Payer payer, String source) {
        return byYear(source, Split.all(payer));
    }

    /** A split for each year; the last holds for all later years. */
    public static PayerShares byYear(String source, Split... splits) {
        return new PayerShares(List.of(splits), source, List.of());
    }

    /**
     * What the ladder has for people who start at a week on benefit and stay on it: year k is the weeks f + 52(k − 1) to f + 52k − 1.
     * It holds for later years than it lists. A saved week is priced as the mean week of its year; on which step it is saved {@link
     * StepEffects} say.
     *
     * @param fromWeek f, the week on benefit in which the first year begins, from 1
     */
    public static PayerShares onLadder(ReimbursementLadder ladder, int fromWeek) {
        List<Split> splits = new ArrayList<>();
        int last = ladder.firstWeek(ladder.steps().size());
        for (int from = fromWeek; splits.isEmpty() || from - WEEKS_A_YEAR < last; from += WEEKS_A_YEAR) {
            splits.add(Split.municipalityAndState(ladder.meanShare(from, from + WEEKS_A_YEAR - 1)));
        }
        return new PayerShares(
                splits,
                ladder.name() + " from week " + fromWeek + " on benefit",
                List.of("Each week saved is shared as the mean week of its year, for somebody in week " + fromWeek
                        + " on benefit at the start who stays on it (" + ladder.name() + ")."));
    }

    /**
     * What the register has of those who started.
     *
     * @throws IllegalArgumentException if in some year no week is on any step, or the share of a year rests on so few persons that the
     *     rule of the replay hides it: a purse prints it
     */
    public static PayerShares of(LadderShares shares) {
        List<Split> splits = new ArrayList<>();
        double offLadder = 0;
        boolean isOffLadderShown = true;
        for (int year = 1; year <= shares.years(); year++) {
            double municipality = shares.meanShare(year);
            if (Double.isNaN(municipality)) {
                throw new IllegalArgumentException("year " + year + " of " + shares
                        + " has no week on any step; ask LadderShares for fewer years");
            }
            if (!shares.isShown(year)) {
                throw new IllegalArgumentException("the shares of year " + year + " of " + shares
                        + " rest on few persons, and a purse prints them ("
                        + shares.shown().rule().describe()
                        + "); ask LadderShares for fewer years, take PayerShares.onLadder(…), or, for the room where the data"
                        + " are, replay.protectedBy(SmallCells.unprotected())");
            }
            splits.add(Split.municipalityAndState(municipality));
            offLadder += shares.offLadder(year);
            isOffLadderShown &= shares.isOffLadderShown(year);
        }
        List<String> notes = new ArrayList<>();
        notes.add("Each week saved is shared as the mean week of its year: " + shares + ".");
        if (offLadder > 0) {
            notes.add((isOffLadderShown ? Format.kroner(offLadder) : "Some")
                    + " weeks of those who started are on no step and in no share; the same"
                    + " shares are taken for them.");
        }
        return new PayerShares(splits, "register, " + shares.someStarts(), notes);
    }

    /** What a payer pays of a week in a year since the start, counted from 1; from 0 to 1. */
    public double share(Payer payer, int year) {
        return byYear.get(Math.min(Checks.atLeastOne("year of an outcome", year), byYear.size()) - 1)
                .share(payer);
    }

    /** What a payer pays in each listed year; the last holds on. */
    public List<Double> shares(Payer payer) {
        return byYear.stream().map(split -> split.share(payer)).toList();
    }

    /** {@code refusionstrappen 2016 from week 1 on benefit: Municipality 61.92 %, then 80 %}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Payer payer : Payer.values()) {
            if (shares(payer).stream().anyMatch(share -> share > 0)) {
                text.append(text.isEmpty() ? source + ": " : "; ").append(payer).append(' ');
                text.append(PurseText.percents(shares(payer)));
            }
        }
        return Format.line(text.toString());
    }
}
