package dk.effekt.intervention;

import dk.effekt.internal.Lines;
import dk.effekt.internal.Suggest;
import dk.effekt.internal.TextTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who uses which offer, by a list of participations. Counts of persons as they are: small ones are to be withheld before they leave
 * the house.
 *
 * @param on the day on which courses count as running
 * @param uses of each offer of the catalogue, by name
 * @param withoutOffer interventions of the list that are no offer of the catalogue, by name, each with the nearest offer if
 *     there is one
 */
public record OfferUses(LocalDate on, List<Use> uses, List<String> withoutOffer) {

    /**
     * The use of one offer.
     *
     * @param offer what is used
     * @param participants persons who ever took part
     * @param courses participations
     * @param starters persons who started in the year up to and including the day
     * @param running persons whose course runs on the day
     */
    public record Use(Offer offer, int participants, int courses, int starters, int running) {

        /** Places that nobody takes on the day, below 0 if there are more people than places; empty if places are not said. */
        public OptionalInt free() {
            return offer.places().isPresent()
                    ? OptionalInt.of(offer.places().getAsInt() - running)
                    : OptionalInt.empty();
        }
    }

    public OfferUses {
        uses = List.copyOf(uses);
        withoutOffer = List.copyOf(withoutOffer);
    }

    static OfferUses of(List<Offer> offers, Participations participations, LocalDate on) {
        List<Use> uses = new ArrayList<>();
        for (Offer offer : offers) {
            List<Participation> courses =
                    participations.interventions().contains(offer.name()) ? participations.in(offer.name()) : List.of();
            uses.add(new Use(
                    offer,
                    persons(courses, course -> true),
                    courses.size(),
                    persons(courses, course -> startsInYearTo(course, on)),
                    persons(courses, course -> runsOn(course, on))));
        }
        List<String> names = offers.stream().map(Offer::name).toList();
        List<String> without = participations.interventions().stream()
                .filter(name -> !names.contains(name))
                .map(name -> "'" + name + "'"
                        + Suggest.nearest(name, names)
                                .map(near -> ", nearest offer '" + near + "'")
                                .orElse(""))
                .toList();
        return new OfferUses(on, uses, without);
    }

    private static boolean startsInYearTo(Participation course, LocalDate on) {
        return !course.start().isAfter(on) && course.start().isAfter(on.minusYears(1));
    }

    private static boolean runsOn(Participation course, LocalDate on) {
        return !course.start().isAfter(on)
                && course.end().map(end -> !end.isBefore(on)).orElse(true);
    }

    private static int persons(List<Participation> courses, Predicate<Participation> which) {
        return (int) courses.stream()
                .filter(which)
                .mapToLong(Participation::personId)
                .distinct()
                .count();
    }

    /**
     * The use of an offer.
     *
     * @throws IllegalArgumentException if the catalogue has none of the name; the message offers the nearest
     */
    public Use of(String offer) {
        return uses.stream()
                .filter(use -> use.offer().name().equals(offer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no offer "
                        + Suggest.quoted(
                                offer,
                                uses.stream().map(use -> use.offer().name()).toList())));
    }

    /** Names of offers of the catalogue in which nobody ever took part. */
    public List<String> unused() {
        return uses.stream()
                .filter(use -> use.courses() == 0)
                .map(use -> use.offer().name())
                .toList();
    }

    /**
     * All offers, counts as they are, and what is in one of catalogue and list only, as text of lines under 80 columns: for the room
     * where the data are. {@code SmallCells.standard().protect(OfferTables.of(uses))} is for others.
     */
    public String unprotectedTable() {
        TextTable table = TextTable.of("offer", "people", "courses", "started", "running", "places", "free");
        for (Use use : uses) {
            table.add(
                    use.offer().name(),
                    count(use.participants()),
                    count(use.courses()),
                    count(use.starters()),
                    count(use.running()),
                    optional(use.offer().places()),
                    optional(use.free()));
        }
        StringBuilder text = new StringBuilder(table.fitting(TextTable.WIDTH));
        line(text, "Running on " + on + "; started in the year up to then. UNPROTECTED: counts as they are.");
        if (!withoutOffer.isEmpty()) {
            line(text, "In the list, but no offer of the catalogue: " + String.join("; ", withoutOffer) + ".");
        }
        if (!unused().isEmpty()) {
            line(
                    text,
                    "In the catalogue, but used by nobody: "
                            + unused().stream().map(name -> "'" + name + "'").collect(Collectors.joining("; ")) + ".");
        }
        return text.toString();
    }

    /** {@code 31 of 32 offers used; 2 interventions in the list without an offer}. */
    @Override
    public String toString() {
        return (uses.size() - unused().size()) + " of " + uses.size() + " offers used; " + withoutOffer.size()
                + " in the list without an offer";
    }

    private static void line(StringBuilder text, String line) {
        Lines.of(line, TextTable.WIDTH, "    ")
                .forEach(part -> text.append(part).append('\n'));
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String optional(OptionalInt number) {
        return number.isPresent() ? count(number.getAsInt()) : "-";
    }
}
