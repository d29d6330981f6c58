package dev.nattvakt.schedule;

/// The syntax of every HostUp id: a letter or digit, then also `_` and `-`, at most 80 characters.
/// Such an id is safe inside a path.
final class IdShape {

    private static final int LONGEST = 80;

    private IdShape() {}

    static boolean fits(String word) {
        int length = word.length();
        if (length == 0 || length > LONGEST || !isAlphanumeric(word.charAt(0))) {
            return false;
        }
        for (int at = 1; at < length; at++) {
            char c = word.charAt(at);
            if (!isAlphanumeric(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
