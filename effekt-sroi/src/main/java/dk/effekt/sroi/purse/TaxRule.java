package dk.effekt.sroi.purse;

import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;

/**
 * What comes back in tax of a krone of benefit or wage. All of it is given by whoever asks: effekt knows no tax rates.
 *
 * @param onBenefits average income tax on a krone of benefit, from 0 to 1
 * @param onWages average income tax on a krone of wage, labour-market contribution included, from 0 to 1
 * @param incomeTax which purse gets the income tax
 * @param onSpending VAT and duties, as a share of disposable income, from 0 to 1; the state gets them
 * @param source where the numbers are from
 */
public record TaxRule(double onBenefits, double onWages, Split incomeTax, double onSpending, String source) {

    public TaxRule {
        Checks.share("the income tax on benefits", onBenefits);
        Checks.share("the income tax on wages", onWages);
        Checks.share("VAT and duties as a share of disposable income", onSpending);
        Checks.text("the source of a tax rule", source);
    }

    /** Income tax alone; {@link #withSpending} adds VAT and duties. */
    public static TaxRule of(double onBenefits, double onWages, Split incomeTax, String source) {
        return new TaxRule(onBenefits, onWages, incomeTax, 0, source);
    }

    /** The same with VAT and duties on what is left of income after tax. */
    public TaxRule withSpending(double share) {
        return new TaxRule(onBenefits, onWages, incomeTax, share, source);
    }

    /** {@code tax 28 % of benefits, 35 % of wages; VAT and duties 20 % of the rest}. */
    @Override
    public String toString() {
        return "tax " + Format.percent(onBenefits, 2) + " of benefits, " + Format.percent(onWages, 2)
                + " of wages; VAT and duties " + Format.percent(onSpending, 2) + " of the rest";
    }
}
