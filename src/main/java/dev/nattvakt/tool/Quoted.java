package dev.nattvakt.tool;

import java.math.BigDecimal;

import dev.nattvakt.words.Untrusted;

/// Text from a caller inside a problem: quoted, stripped and bounded.
final class Quoted {

    private static final int LONGEST_NUMBER = 12;

    private Quoted() {}

    static String text(String text) {
        return '"' + Untrusted.clean(text) + '"';
    }

    /// Does not write out numbers such as `1E+400`.
    static String number(BigDecimal number) {
        boolean isShort =
                Math.abs((long) number.precision() - number.scale()) <= LONGEST_NUMBER
                        && Math.abs(number.scale()) <= LONGEST_NUMBER;
        return isShort ? number.toPlainString() : "out of all range";
    }
}
