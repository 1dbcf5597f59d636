package dk.effekt.intervention;

/**
 * An offer of a municipality.
 *
 * @param name as it stands in the participation list, not blank
 */
public record Intervention(String name) implements Comparable<Intervention> {

    public Intervention {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an intervention needs a name");
        }
    }

    @Override
    public int compareTo(Intervention other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
