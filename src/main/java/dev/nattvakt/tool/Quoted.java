package dev.nattvakt.tool;

import java.math.BigDecimal;

import dev.nattvakt.words.Untrusted;

/// A caller's own words inside a problem: quoted and bounded.
final class Quoted {

    private static final int LONGEST_NUMBER = 12;

    private Quoted() {}

    static String text(String text) {
        return '"' + Untrusted.clean(text) + '"';
    }

    /// `1E+400` is not written out.
    static String number(BigDecimal number) {
        boolean isShort =
                Math.abs((long) number.precision() - number.scale()) <= LONGEST_NUMBER
                        && Math.abs(number.scale()) <= LONGEST_NUMBER;
        return isShort ? number.toPlainString() : "out of all range";
    }
}
