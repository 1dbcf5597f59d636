package dk.effekt.sroi.purse;

/** What kind of money a line of the public purse is. */
public enum Post {
    /** Benefits paid or not paid. */
    BENEFIT("benefits"),
    /** Wages. */
    EARNINGS("earnings"),
    /** Income tax on benefits and wages. */
    INCOME_TAX("income tax"),
    /** VAT and duties on what is left of them. */
    SPENDING_TAX("VAT and duties"),
    /** Services used or not used. */
    SERVICE("services");

    private final String label;

    Post(String label) {
        this.label = label;
    }

    /** What it is called in tables. */
    @Override
    public String toString() {
        return label;
    }
}
