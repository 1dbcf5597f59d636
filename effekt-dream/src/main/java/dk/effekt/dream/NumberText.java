package dk.effekt.dream;

/** How a cell that is not blank looks like a number. */
enum NumberText {
    /** Not at all. */
    NONE,
    /** Without a decimal sign. */
    WHOLE,
    DECIMAL_POINT,
    DECIMAL_COMMA,
    /** With a zero in front, or with more digits than a double holds: what counts is the digits. */
    CODE,
    /** A whole number of ten digits, as a civil registration number is. */
    TEN_DIGITS;

    private static final int DIGITS_OF_A_DOUBLE = 15;
    private static final String NOT_A_NUMBER = "NaN";

    /** @param text without spaces around it */
    static NumberText of(String text, boolean mayHaveDecimalComma) {
        // By hand: a pattern costs more than the number.
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int start = at;
        int digits = 0;
        int sign = -1;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                digits++;
            } else if (sign < 0 && (c == '.' || (c == ',' && mayHaveDecimalComma))) {
                sign = at;
            } else {
                break;
            }
        }
        int end = at;
        boolean isNumber = digits > 0 && (end == text.length() || isExponent(text, end));
        if (!isNumber || ((end < text.length() || digits > 300) && Double.isInfinite(value(text)))) {
            return text.equals(NOT_A_NUMBER) ? WHOLE : NONE;
        }
        boolean zeroInFront = start + 1 < text.length() && text.charAt(start) == '0' && isDigit(text.charAt(start + 1));
        if (zeroInFront || (sign < 0 && digits > DIGITS_OF_A_DOUBLE)) {
            return CODE;
        }
        if ((digits >= 10 || end < text.length()) && isOfTenDigits(value(text))) {
            return TEN_DIGITS;
        }
        return sign < 0 ? WHOLE : text.charAt(sign) == '.' ? DECIMAL_POINT : DECIMAL_COMMA;
    }

    /** The number; NaN if the text is blank or says so. */
    static double value(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text.replace(',', '.'));
    }

    private static boolean isOfTenDigits(double value) {
        double size = Math.abs(value);
        return size >= 1e9 && size < 1e10 && size == Math.rint(size);
    }

    private static boolean isExponent(String text, int from) {
        int at = from + 1;
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        at += at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? 1 : 0;
        for (int i = at; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return at < text.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
