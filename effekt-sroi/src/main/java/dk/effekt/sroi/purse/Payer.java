package dk.effekt.sroi.purse;

import dk.effekt.protocol.Language;

/** Whose money it is. */
public enum Payer {
    MUNICIPALITY("Municipality", "kommune"),
    REGION("Region", "region"),
    STATE("State", "stat"),
    CITIZEN("Citizen", "borger");

    private final String label;
    private final String danish;

    Payer(String label, String danish) {
        this.label = label;
        this.danish = danish;
    }

    /** What it is called in tables, and as a stakeholder of a value map: {@code Municipality}. */
    public String label() {
        return label;
    }

    /** What it is called in a language: {@code Municipality}, {@code kommune}. */
    public String inWords(Language language) {
        return language.either(label, danish);
    }

    /** The {@link #label()}. */
    @Override
    public String toString() {
        return label;
    }
}
