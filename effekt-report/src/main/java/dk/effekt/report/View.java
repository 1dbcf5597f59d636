package dk.effekt.report;

import dk.effekt.cohort.Attrition;
import dk.effekt.disclosure.SmallCells;
import dk.effekt.effect.EffectPath;
import dk.effekt.evidence.EvidenceMap;
import dk.effekt.keyfigures.KeyFigures;
import dk.effekt.keyfigures.OfferFlow;
import dk.effekt.matching.Balance;
import dk.effekt.matching.Matched;
import dk.effekt.matching.Overlap;
import dk.effekt.outcome.Outcome;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Words;
import dk.effekt.report.picture.DataTable;
import dk.effekt.report.picture.EvidencePictures;
import dk.effekt.report.picture.FigurePictures;
import dk.effekt.report.picture.MoneyPictures;
import dk.effekt.report.picture.Picture;
import dk.effekt.report.picture.Pictures;
import dk.effekt.sroi.investment.InvestmentCase;
import dk.effekt.sroi.uncertainty.Acceptability;
import dk.effekt.sroi.uncertainty.Simulation;
import dk.effekt.sroi.uncertainty.Tornado;
import dk.effekt.study.StudyResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What there is to see of a result where people look at one after another, as in JShell and in notebooks: its text, of many a picture,
 * and a page. Pictures come under {@link SmallCells#standard()}; the text is the result's own, under no rule but that of the result.
 *
 * <pre>{@code
 * View.of(result).text()
 * View.of(result.balance(), DANISH).page()
 * }</pre>
 */
public final class View {

    private static final Map<Class<?>, BiFunction<Object, Language, Optional<Picture>>> PICTURES =
            new LinkedHashMap<>();

    static {
        drawn(EffectPath.class, Pictures::effect);
        drawn(Balance.class, Pictures::balance);
        drawn(Matched.class, (matched, in) -> Pictures.balance(matched.balance(), in));
        drawn(Overlap.class, Pictures::overlap);
        drawn(Attrition.class, Pictures::attrition);
        drawn(StudyResult.class, View::firstEffect);
        drawn(OfferFlow.class, FigurePictures::flow);
        drawn(InvestmentCase.class, MoneyPictures::cash);
        drawn(Simulation.class, MoneyPictures::netPresentValue);
        drawn(Tornado.class, MoneyPictures::tornado);
        drawn(Acceptability.class, MoneyPictures::acceptability);
        PICTURES.put(EvidenceMap.class, (map, in) -> grades((EvidenceMap) map, in));
        PICTURES.put(KeyFigures.class, (figures, in) -> status((KeyFigures) figures, in));
        PICTURES.put(Picture.class, (picture, in) -> Optional.of((Picture) picture));
    }

    private final Object result;
    private final Language language;

    private View(Object result, Language language) {
        this.result = result;
        this.language = language;
    }

    /** Of a result, in English. */
    public static View of(Object result) {
        return of(result, Language.ENGLISH);
    }

    /** Of a result, with picture and page in a language; texts are in English. */
    public static View of(Object result, Language language) {
        return new View(result, language);
    }

    /**
     * The table of the result, or of a study the effects, else its summary, at most 80 columns wide; else its one line. Of several
     * results, as in a list, the texts of all.
     */
    public String text() {
        if (result instanceof DataTable table) {
            return table.text();
        }
        if (result instanceof Iterable<?> several && !(several instanceof Path)) {
            return StreamSupport.stream(several.spliterator(), false)
                    .map(one -> View.of(one, language).text())
                    .map(View::ended)
                    .collect(Collectors.joining());
        }
        return own("table")
                .or(() -> own("effectTable"))
                .or(() -> own("summary"))
                .orElseGet(result::toString);
    }

    /** A text that the result has under a name. No type is common to all that have one. */
    private Optional<String> own(String name) {
        if (!isOfEffekt()) {
            return Optional.empty();
        }
        try {
            return Optional.of(result.getClass().getMethod(name).invoke(result))
                    .filter(String.class::isInstance)
                    .map(String.class::cast);
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no " + name + " can be had of " + result + ": " + e.getCause(), e);
        }
    }

    /** Whether it is a result of effekt. */
    public boolean isOfEffekt() {
        return result.getClass().getPackageName().startsWith("dk.effekt.");
    }

    /** The picture of the result: of a study the effect on its first outcome, of a match the balance; empty if it has none. */
    public Optional<Picture> picture() {
        return Optional.ofNullable(PICTURES.get(result.getClass())).flatMap(draw -> draw.apply(result, language));
    }

    /**
     * A page in HTML that needs no network: the report of a study, of an investment, of key figures or of a map of evidence, the picture of what has one, else the text.
     *
     * @throws IllegalArgumentException if it is nothing of effekt's, or has but one line
     */
    public String page() {
        if (result instanceof Report report) {
            return report.toHtml();
        }
        if (result instanceof StudyResult study) {
            return EffectReport.of(study).in(language).toHtml();
        }
        if (result instanceof InvestmentCase plan) {
            return InvestmentReport.of(plan).in(language).toHtml();
        }
        if (result instanceof KeyFigures figures) {
            return KeyFiguresReport.of(figures).in(language).toHtml();
        }
        if (result instanceof EvidenceMap map) {
            return EvidenceReport.of(map).in(language).toHtml();
        }
        return picture().map(Picture::toHtml).orElseGet(this::textPage);
    }

    private String textPage() {
        String text = text();
        if (!isOfEffekt() || !text.stripTrailing().contains("\n")) {
            throw new IllegalArgumentException("there is no picture of a "
                    + result.getClass().getSimpleName() + "; there is one of "
                    + PICTURES.keySet().stream().map(Class::getSimpleName).collect(Collectors.joining(", "))
                    + ", and a page of all that has a table() or a summary()");
        }
        return Report.titled(result.toString(), language).lines(text).build().toHtml();
    }

    /** {@code view of BTU: 4 outcomes to week 78, 2,860 matched, all gates passed}. */
    @Override
    public String toString() {
        return "view of " + result;
    }

    private static <T> void drawn(Class<T> type, BiFunction<T, Language, Picture> draw) {
        PICTURES.put(type, (result, in) -> Optional.of(draw.apply(type.cast(result), in)));
    }

    private static Picture firstEffect(StudyResult result, Language in) {
        Outcome first = result.study().outcomes().get(0);
        return Pictures.effect(
                result.path(first), Words.capitalised(result.study().inWords(first, in)), SmallCells.standard(), in);
    }

    /** Where people are after the fewest months that the figures were asked for. */
    private static Optional<Picture> status(KeyFigures figures, Language in) {
        return figures.statusMonths().stream().findFirst().map(months -> FigurePictures.status(figures, months, in));
    }

    private static Optional<Picture> grades(EvidenceMap map, Language in) {
        return map.offers().isEmpty() ? Optional.empty() : Optional.of(EvidencePictures.grades(map, in));
    }

    private static String ended(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }
}
