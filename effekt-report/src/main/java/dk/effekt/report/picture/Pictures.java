package dk.effekt.report.picture;

import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.EffectPath;
import dk.effekt.protocol.Language;

/**
 * Pictures of results. Each comes with the small-cell rule of {@link SmallCells#standard()} unless another is given.
 *
 * <pre>{@code
 * Pictures.effect(result.path(inJob()), ENGLISH).writeTo(Path.of("job.html"));
 * }</pre>
 */
public final class Pictures {

    private Pictures() {}

    /** The effect week by week, with intervals for each week and for the whole path, and the weeks of lock-in shaded. */
    public static Picture effect(EffectPath path, Language language) {
        return effect(path, path.outcome(), SmallCells.standard(), language);
    }

    /**
     * The same.
     *
     * @param title what stands above it
     * @param rule by which weeks in which few were observed are left out
     */
    public static Picture effect(EffectPath path, String title, SmallCells rule, Language language) {
        return new EffectPicture(path, rule, language).draw(title);
    }
}
