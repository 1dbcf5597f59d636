package dk.effekt.disclosure;

/** A result that knows the persons behind it, and may know them only {@linkplain RetentionPolicy for a time}. */
public interface Identifiable {

    /** What may be kept of it for good: numbers of many, from which no person can be reached, small cells hidden. */
    AnonymousResult anonymous();
}
