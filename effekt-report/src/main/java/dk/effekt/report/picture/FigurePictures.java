package dk.effekt.report.picture;

import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.keyfigures.OfferFlow;
import dk.effekt.protocol.Language;

/**
 * Pictures of a programme in operation. What they show has passed the small-cell rule of the figures; what that hides is left out and
 * marked {@code ..}.
 *
 * <pre>{@code
 * FigurePictures.status(figures, 12, DANISH).writeTo(Path.of("status.html"));
 * FigurePictures.flow(OfferFlow.of(participations), DANISH).writeTo(Path.of("veje.html"));
 * }</pre>
 */
public final class FigurePictures {

    private FigurePictures() {}

    /**
     * Where people are some months after the end of their course: a bar for each period in which courses ended, divided by the shares
     * of the groups, 0 to 100 %, of those whose state is known. How many these are stands beside the period.
     *
     * <p>A share that is hidden is a gap at the end of its bar; where several are, it is as wide as all of them. A period in which some
     * cannot be followed so long yet has an asterisk. The groups of {@code DreamGroupings.jobindsats} are translated; other names stay.
     *
     * @param months of a {@code status} that the figures were asked for
     * @throws IllegalArgumentException if they were not, or its groups are too many to be told apart
     */
    public static Picture status(KeyFigures figures, int months, Language language) {
        return new StatusPicture(figures, months, language).draw();
    }

    /**
     * A figure as a table, a row for each period; of figures with many groups a row for each of these, and the latest four periods side
     * by side.
     *
     * @param figure its name, such as {@link dk.effekt.keyfigures.FigureNames#IN_THE_OFFER}
     * @throws IllegalArgumentException if there is none of that name; the message offers the nearest
     */
    public static DataTable table(KeyFigures figures, String figure, Language language) {
        return new FigureTable(figures, language).of(figure);
    }

    /** A calendar period in words: {@code 2021-H1} is {@code 1. halvår 2021}; a name of another kind stays as it is. */
    public static String period(String name, Language language) {
        return StatusWords.period(name, language);
    }

    /** All numbers of the figures, one a line, to go on with in a spreadsheet. */
    public static DataTable table(KeyFigures figures, Language language) {
        return new FigureTable(figures, language).all();
    }

    /**
     * Where participants go next: a row for each offer, or each owner, and in it the number of courses by where the same person's next
     * course is, whether after a wait or overlapping, or that there is none yet. Dark is many, {@code ..} is hidden; a sum of which a
     * part is hidden is hidden, too.
     */
    public static Picture flow(OfferFlow flow, Language language) {
        return new FlowPicture(flow, language).draw();
    }
}
