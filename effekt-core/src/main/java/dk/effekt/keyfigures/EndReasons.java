package dk.effekt.keyfigures;

import dk.effekt.protocol.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the words of a participation list say of why a course ended: each word is mapped to one reason by a mapping that has a
 * name. A word that it does not hold is {@value #NOT_MAPPED} and stands beneath the figures as it was written; it is never counted
 * as another reason. Immutable.
 *
 * <p>Words are compared without regard to case, to spaces at their ends, and to how many there are between.
 */
public final class EndReasons {

    /** Where nothing is stated. */
    public static final String NOT_STATED = "not stated";

    /** Where the list's word is not in the mapping. */
    public static final String NOT_MAPPED = "not mapped";

    private static final Map<String, Group> OWN = Map.of(
            NOT_STATED,
            Group.of(NOT_STATED, "ikke oplyst"),
            NOT_MAPPED,
            Group.of(NOT_MAPPED, "ord uden kendt betydning"));

    private static final String OF_INTERRUPTIONS = "gennemført and afbrudt: …";

    private static final Map<String, String> INTERRUPTIONS = Map.of(
            OF_INTERRUPTIONS,
            "gennemført og afbrudt: …",
            "completed",
            "gennemført",
            "job",
            "til job",
            "education",
            "til uddannelse",
            "other",
            "af anden grund");

    private final String name;
    /** In the order in which they were given. */
    private final List<String> reasons;
    /** The reason of each word, in the form in which words are compared. */
    private final Map<String, String> byWord;
    /** In Danish, of mappings and reasons that effekt itself has named. */
    private final Map<String, String> danish;

    private EndReasons(String name, List<String> reasons, Map<String, String> byWord, Map<String, String> danish) {
        this.name = name;
        this.reasons = reasons;
        this.byWord = byWord;
        this.danish = danish;
    }

    /**
     * A mapping without a word; {@link #with} adds them.
     *
     * @param name what it is called beneath the figures, such as {@code "Horsens, November 2026"}
     */
    public static EndReasons named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a mapping of reasons needs a name, to stand beneath the figures");
        }
        return new EndReasons(name, List.of(), Map.of(), Map.of());
    }

    /** The four words of a list like that of {@code SyntheticExtract}: gennemført, and afbrudt: job, uddannelse or andet. */
    public static EndReasons ofInterruptions() {
        return new EndReasons(OF_INTERRUPTIONS, List.of(), Map.of(), INTERRUPTIONS)
                .with("completed", "gennemført")
                .with("job", "afbrudt: job")
                .with("education", "afbrudt: uddannelse")
                .with("other", "afbrudt: andet");
    }

    /**
     * The same with words for a reason.
     *
     * @param reason such as {@code "back to the job centre"}; it may have been given words before
     * @param words as they stand in the list
     * @throws IllegalArgumentException if there is no word, a word is blank or mapped to another reason
     */
    public EndReasons with(String reason, String... words) {
        if (words.length == 0
                || reason.isBlank()
                || List.of(NOT_STATED, NOT_MAPPED).contains(reason)) {
            throw new IllegalArgumentException("reason '" + reason + "' with " + words.length
                    + " words; give a reason of your own at least one word of the list");
        }
        Map<String, String> more = new TreeMap<>(byWord);
        for (String word : words) {
            String form = form(word);
            String before = form.isEmpty() ? NOT_STATED : more.getOrDefault(form, reason);
            if (!before.equals(reason)) {
                throw new IllegalArgumentException(
                        "'" + word + "' is '" + before + "' in mapping '" + name + "' already; a word has one reason");
            }
            more.put(form, reason);
        }
        List<String> all = new ArrayList<>(reasons);
        if (!all.contains(reason)) {
            all.add(reason);
        }
        return new EndReasons(name, List.copyOf(all), more, danish);
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** The reasons, in the order in which they were given. */
    public List<String> reasons() {
        return reasons;
    }

    /** The reason for a word of the list; empty if it is not mapped, {@value #NOT_STATED} if it is blank. */
    public Optional<String> of(String word) {
        String form = form(word);
        return form.isEmpty() ? Optional.of(NOT_STATED) : Optional.ofNullable(byWord.get(form));
    }

    /** What the mapping is called. */
    Bilingual title() {
        return new Bilingual(name, danish.getOrDefault(name, name));
    }

    /** What a reason is called. */
    Group group(String reason) {
        return danish.containsKey(reason) ? Group.of(reason, danish.get(reason)) : own(reason);
    }

    /** What a reason is called without a mapping. */
    static Group own(String reason) {
        return OWN.getOrDefault(reason, Group.named(reason));
    }

    private static String form(String word) {
        return word.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** {@code Horsens: completed, job, education, other}. */
    @Override
    public String toString() {
        return name + ": " + String.join(", ", reasons);
    }
}
