package dk.effekt.register;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;

/** What is known of the persons beside their weeks, in columns; persons are numbered as in the {@link Register}. */
public final class Traits {

    /** Stands for a birth date that is not known. */
    static final int NO_BIRTH_DATE = Integer.MIN_VALUE;

    /** What one person takes. */
    static final int BYTES = 2 * Byte.BYTES + Short.BYTES + Integer.BYTES;

    private static final Sex[] SEXES = Sex.values();
    private static final Origin[] ORIGINS = Origin.values();

    private final byte[] sexes;
    private final byte[] origins;
    private final short[] municipalities;
    private final int[] birthDays;

    Traits(byte[] sexes, byte[] origins, short[] municipalities, int[] birthDays) {
        this.sexes = sexes;
        this.origins = origins;
        this.municipalities = municipalities;
        this.birthDays = birthDays;
    }

    /** Legal sex. */
    public Sex sex(int person) {
        return SEXES[sexes[person]];
    }

    /** Origin. */
    public Origin origin(int person) {
        return ORIGINS[origins[person]];
    }

    /** Municipality code; 0 if unknown. */
    public int municipality(int person) {
        return municipalities[person];
    }

    /** Date of birth, if known. */
    public Optional<LocalDate> birthDate(int person) {
        int day = birthDays[person];
        return day == NO_BIRTH_DATE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    /** All that is known of one person. */
    public PersonTraits of(int person) {
        return new PersonTraits(sex(person), birthDate(person), origin(person), municipality(person));
    }

    void writeTo(SnapshotWriter out) throws IOException {
        out.putBytes(sexes);
        out.putBytes(origins);
        out.putShorts(municipalities);
        out.putInts(birthDays, 0, birthDays.length);
    }

    static Traits read(int persons, SnapshotReader in) throws IOException {
        byte[] sexes = in.getBytes(persons);
        byte[] origins = in.getBytes(persons);
        short[] municipalities = in.getShorts(persons);
        int[] birthDays = new int[persons];
        in.getInts(birthDays, 0, persons);
        for (int person = 0; person < persons; person++) {
            boolean isSound = sexes[person] >= 0
                    && sexes[person] < SEXES.length
                    && origins[person] >= 0
                    && origins[person] < ORIGINS.length
                    && PersonTraits.isMunicipality(municipalities[person]);
            if (!isSound) {
                throw in.altered("a person has a trait that there is not");
            }
        }
        return new Traits(sexes, origins, municipalities, birthDays);
    }

    /** The bytes of its arrays. */
    long bytes() {
        return sexes.length + origins.length + (long) Short.BYTES * municipalities.length + 4L * birthDays.length;
    }

    /** {@link #pack} of what is known of a person. */
    long packed(int person) {
        return pack(birthDays[person], municipalities[person], origins[person], sexes[person]);
    }

    /** All that is known of one person in one number, which other persons have only if the same is known of them. */
    static long pack(PersonTraits known) {
        int birthDay = known.birthDate().map(d -> (int) d.toEpochDay()).orElse(NO_BIRTH_DATE);
        return pack(
                birthDay,
                known.municipality(),
                known.origin().ordinal(),
                known.sex().ordinal());
    }

    private static long pack(int birthDay, int municipality, int origin, int sex) {
        return (long) birthDay << 32 | (long) municipality << 16 | (long) origin << 8 | sex;
    }

    /** Takes persons in any order. */
    static final class Builder {

        private final byte[] sexes;
        private final byte[] origins;
        private final short[] municipalities;
        private final int[] birthDays;

        Builder(int persons) {
            sexes = new byte[persons];
            origins = new byte[persons];
            municipalities = new short[persons];
            birthDays = new int[persons];
        }

        void set(int person, long packed) {
            sexes[person] = (byte) packed;
            origins[person] = (byte) (packed >>> 8);
            municipalities[person] = (short) (packed >>> 16);
            birthDays[person] = (int) (packed >>> 32);
        }

        Traits build() {
            return new Traits(sexes, origins, municipalities, birthDays);
        }
    }
}
