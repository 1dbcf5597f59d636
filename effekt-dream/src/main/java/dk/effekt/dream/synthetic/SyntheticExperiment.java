package dk.effekt.dream.synthetic;

import dk.effekt.dream.synthetic.Course.Ending;
import dk.effekt.dream.synthetic.ExperimentBiography.Written;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A DREAM extract and its lists, made up, of an offer that chance or a date hands out, with a {@linkplain #truth() known effect}:
 *
 * <ul>
 *   <li>{@link #lottery()}: people on cash assistance draw lots for places in "IPS" each quarter; one in five declines.
 *   <li>{@link #activation()}: young people on educational assistance start in "Straksaktivering"; in twenty of forty municipalities
 *       all of them do so in week 5 from 2022 on, and know it from the first.
 *   <li>{@link #caseloads()}: twenty of forty municipalities, drawn by lot, halve the number of cases for each worker from 2022 on, so
 *       that more start in "Mentorforløb".
 * </ul>
 *
 * <p>The files are in the form of {@link SyntheticExtract}, with hours paid in a month as {@code timer_YYYY_MM}; municipalities are 901
 * to 940, numbers that no Danish one has. How likely somebody is to leave the benefit depends on municipality, on having worked before,
 * on the offer, and in the last two on calendar time: before and after are not alike. All sizes are invented, and borrowed names
 * say nothing of the offers that have them. Seeds are chosen among eight for show: estimates lie near the truth. A test of coverage
 * takes seeds that nobody chose. Same input, same bytes. Immutable.
 */
public final class SyntheticExperiment {

    private static final LocalDate REFORM = LocalDate.of(2022, 1, 1);

    /** Of what windows-1252 has, only letters are written that have the same place here. */
    private static final Charset CHARSET = StandardCharsets.ISO_8859_1;

    private static final int LOTS = 1_500;
    private static final int ENTRIES = 12_000;

    private final Experiment experiment;
    private final int persons;
    private final long seed;
    private final Truth truth;
    private final ExperimentTown town;

    private SyntheticExperiment(Experiment experiment, int persons, long seed, Truth truth) {
        this.experiment = experiment;
        this.persons = persons;
        this.seed = seed;
        this.truth = truth;
        this.town = new ExperimentTown(experiment, persons, seed, truth);
    }

    /** Places in "IPS" drawn by lot; 1,500 persons, of whom some half draw. */
    public static SyntheticExperiment lottery() {
        return new SyntheticExperiment(Experiment.LOTTERY, LOTS, 7, Truth.PLANTED);
    }

    /** "Straksaktivering", by a reform of half the municipalities; 12,000 persons, some 4,500 of whom are ever on the benefit. */
    public static SyntheticExperiment activation() {
        return new SyntheticExperiment(Experiment.ACTIVATION, ENTRIES, 6, Truth.PLANTED);
    }

    /** Half as many cases for each worker, in municipalities drawn by lot; 12,000 persons, likewise. */
    public static SyntheticExperiment caseloads() {
        return new SyntheticExperiment(Experiment.CASELOADS, ENTRIES, 5, Truth.PLANTED);
    }

    /** Other people, and other draws. */
    public SyntheticExperiment withSeed(long newSeed) {
        return new SyntheticExperiment(experiment, persons, newSeed, truth);
    }

    /** The same people where the offer, and the threat of it, have another effect on leaving. */
    public SyntheticExperiment withEffect(Truth newTruth) {
        return new SyntheticExperiment(experiment, persons, seed, newTruth);
    }

    /** The offer's name in the participation list. */
    public String intervention() {
        return experiment.offer();
    }

    /** The municipalities with the reform, by number, and its first day in each; none of a lottery for places. */
    public SortedMap<String, LocalDate> reforms() {
        SortedMap<String, LocalDate> reforms = new TreeMap<>();
        for (int office = 0; office < ExperimentBiography.OFFICES; office++) {
            if (town.hasReform(office)) {
                reforms.put(Integer.toString(ExperimentTown.FIRST_OFFICE + office), REFORM);
            }
        }
        return Collections.unmodifiableSortedMap(reforms);
    }

    /** The extract, made in memory. */
    public InputStream openDream() {
        StringBuilder text = new StringBuilder(town.columns().headerWithHours());
        everybody((person, written) ->
                text.append(DreamFile.row(person, written.life(), town.monthlyHours(written), town.columns())));
        return bytes(text);
    }

    /** The participation list, made in memory. */
    public InputStream openParticipations() {
        StringBuilder text = new StringBuilder(ParticipationFile.HEADER);
        everybody((person, written) -> written.life()
                .course()
                .ifPresent(course ->
                        text.append(ParticipationFile.row(person, experiment.offer(), course, town.columns()))));
        return bytes(text);
    }

    /**
     * The lots in the form of a participation list, made in memory: {@code tilbudt plads} or {@code ikke tilbudt plads} as what is
     * begun, and the day of the draw as its start.
     *
     * @throws IllegalStateException if no places are drawn by lot
     */
    public InputStream openLots() {
        if (experiment != Experiment.LOTTERY) {
            throw new IllegalStateException("in " + this + " no places are drawn by lot; lottery() has lots");
        }
        StringBuilder text = new StringBuilder(ParticipationFile.HEADER);
        everybody((person, written) -> {
            if (written.lot() != ExperimentBiography.NEVER) {
                Course draw = new Course(written.lot(), written.lot() + 1, Ending.COMPLETED);
                String lot = town.isOffered(person) ? "tilbudt plads" : "ikke tilbudt plads";
                text.append(ParticipationFile.row(person, lot, draw, town.columns()));
            }
        });
        return bytes(text);
    }

    /**
     * The effects that estimates have to find, in this sample: means over people of the difference between two lives with the same
     * luck.
     *
     * <ul>
     *   <li>Of a lottery, the offer rather than none, on all who drew: {@code paid-hours at week 78}, {@code weeks-of-paid-work at week
     *       78} and {@code weeks-in-cash-assistance at week 78}.
     *   <li>Of activation, {@code left by week 4}: the reform rather than none, on all who entered under it, before anybody starts; and
     *       {@code job-or-education at week 26} and {@code … 52}: starting now rather than not yet, on those who start where there is
     *       no reform.
     *   <li>Of caseloads, half the cases rather than all, on everybody who entered from 2022 on: {@code started by week 26} and
     *       {@code weeks-in-educational-assistance at week 52}.
     * </ul>
     */
    public SortedMap<String, Double> truth() {
        return ExperimentTruth.of(town);
    }

    @FunctionalInterface
    private interface Teller {
        void tell(Person person, Written written);
    }

    private void everybody(Teller teller) {
        for (int number = 0; number < persons; number++) {
            Person person = town.person(number);
            teller.tell(person, town.live(person));
        }
    }

    private static InputStream bytes(StringBuilder text) {
        return new ByteArrayInputStream(text.toString().getBytes(CHARSET));
    }

    /** One line: {@code synthetic lottery of 1,500 persons, seed 7, planted}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "synthetic %s of %,d persons, seed %d, %s",
                experiment.name().toLowerCase(Locale.ROOT),
                persons,
                seed,
                truth.name().toLowerCase(Locale.ROOT));
    }
}
