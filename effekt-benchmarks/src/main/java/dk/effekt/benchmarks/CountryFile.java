package dk.effekt.benchmarks;

import com.google.common.collect.Iterators;
import dk.effekt.calendar.Week;
import dk.effekt.dream.Dream;
import dk.effekt.dream.DreamReader;
import dk.effekt.dream.PeriodEnd;
import dk.effekt.register.PersonTraits;
import dk.effekt.register.Sex;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A {@link Country} as an extract in one of the forms in which DREAM is delivered. */
public enum CountryFile {
    /** A row a person and a column for each week. */
    WIDE {
        @Override
        String header() {
            StringBuilder header = new StringBuilder("PNR;KOEN;FOEDSELSDATO");
            for (int week = 0; week < Country.SPAN.length(); week++) {
                Week name = Country.SPAN.start().plusWeeks(week);
                header.append(String.format(Locale.ROOT, ";y_%02d%02d", name.year() % 100, name.number()));
            }
            return header.toString();
        }

        @Override
        void write(String person, SplittableRandom random, StringBuilder out) {
            out.append(person);
            Country.spells(
                    random, (start, end, code) -> out.append((code == 0 ? ";" : ";" + code).repeat(end - start)));
            out.append('\n');
        }

        @Override
        DreamReader reader() {
            return Dream.reader();
        }
    },
    /** A row for each week on a benefit. */
    LONG {
        @Override
        String header() {
            return "PNR;KOEN;FOEDSELSDATO;AAR;UGE;KODE";
        }

        @Override
        void write(String person, SplittableRandom random, StringBuilder out) {
            Country.spells(random, (start, end, code) -> {
                for (int w = start; w < end && code != 0; w++) {
                    Week week = Country.SPAN.start().plusWeeks(w);
                    out.append(person)
                            .append(';')
                            .append(week.year())
                            .append(';')
                            .append(week.number());
                    out.append(';').append(code).append('\n');
                }
            });
        }
    },
    /** A row for each spell on a benefit. */
    PERIODS {
        @Override
        String header() {
            return "PNR;KOEN;FOEDSELSDATO;FRA;TIL;KODE";
        }

        @Override
        void write(String person, SplittableRandom random, StringBuilder out) {
            Country.spells(random, (start, end, code) -> {
                if (code != 0) {
                    Week first = Country.SPAN.start().plusWeeks(start);
                    Week after = Country.SPAN.start().plusWeeks(end);
                    out.append(person).append(';').append(first.monday()).append(';');
                    out.append(after.monday().minusDays(1))
                            .append(';')
                            .append(code)
                            .append('\n');
                }
            });
        }

        @Override
        DreamReader reader() {
            return super.reader().periods(PeriodEnd.INCLUSIVE);
        }
    };

    abstract String header();

    /**
     * Writes the rows of a person.
     *
     * @param person number, sex and birth date, as the first cells of each row
     */
    abstract void write(String person, SplittableRandom random, StringBuilder out);

    /** A reader for it. */
    DreamReader reader() {
        return Dream.reader().withSpan(Country.SPAN);
    }

    /** The file of so many persons, made as it is read. */
    InputStream of(int persons) {
        Stream<String> rows = IntStream.range(0, persons).mapToObj(this::rows);
        Iterator<InputStream> parts = Stream.concat(Stream.of(header() + "\n"), rows)
                .<InputStream>map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                .iterator();
        return new SequenceInputStream(Iterators.asEnumeration(parts));
    }

    private String rows(int person) {
        SplittableRandom random = Country.random(person);
        PersonTraits traits = Country.traits(random);
        String first = personNumber(person)
                + (traits.sex() == Sex.WOMAN ? ";K;" : ";M;")
                + traits.birthDate().orElseThrow();
        StringBuilder rows = new StringBuilder();
        write(first, random, rows);
        return rows.toString();
    }

    /** Ten digits that begin with a day, a month and a year. */
    private static String personNumber(int person) {
        return String.format(
                Locale.ROOT,
                "%02d%02d%02d%04d",
                1 + person % 28,
                1 + person / 28 % 12,
                person / 336 % 100,
                1_000 + person / 33_600);
    }
}
