package dev.nattvakt.words;

/// What a reader does not see, or not as a character of the line: controls, line breaks, bidi and
/// format characters, fillers, private and unassigned ones.
public final class Invisible {

    private Invisible() {}

    public static boolean is(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (c != ' ' && Character.isSpaceChar(c))
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0000 && c <= 0xE0FFF)
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x034F
                || c == 0x17B4
                || c == 0x17B5
                || c == 0x2800;
    }
}
