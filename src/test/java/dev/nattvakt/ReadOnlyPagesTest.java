package dev.nattvakt;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadOnlyPagesTest {

    private static final String EXECUTABLE = "/app/nattvakt";

    @Test
    void areCodeAndConstantsOfTheExecutable() {
        assertThat(
                        found(
                                part("00410000-02d27000 r-xp", EXECUTABLE, 0),
                                part("7f6765300000-7f6766180000 r--p", EXECUTABLE, 0)))
                .containsExactly(
                        new ReadOnlyPages(0x410000, 0x2917000),
                        new ReadOnlyPages(0x7f6765300000L, 0xe80000));
    }

    @Test
    void areNoPagesThatCanBeWritten() {
        assertThat(found(part("7f6766180000-7f676723e000 rw-p", EXECUTABLE, 0))).isEmpty();
    }

    @Test
    void areNoPagesThatWereWrittenBeforeTheyWereLocked() {
        assertThat(found(part("00410000-02d27000 r-xp", EXECUTABLE, 4))).isEmpty();
    }

    @Test
    void areNoPagesOfOtherFilesOrOfNone() {
        assertThat(
                        found(
                                part("7f6f65313000-7f6f65469000 r-xp", "/usr/lib/libc.so.6", 0),
                                part("7ffd0a5f2000-7ffd0a5f4000 r-xp", "[vdso]", 0),
                                part("7f6767e00000-7f6768700000 r--p", "", 0)))
                .isEmpty();
    }

    @Test
    void areNotTakenForWrittenBecauseTheNextPartIs() {
        assertThat(
                        found(
                                part("00410000-02d27000 r-xp", EXECUTABLE, 0),
                                part("7f6767e00000-7f6768700000 rw-p", "", 8876)))
                .containsExactly(new ReadOnlyPages(0x410000, 0x2917000));
    }

    private static List<ReadOnlyPages> found(String... parts) {
        return ReadOnlyPages.of(EXECUTABLE, String.join("\n", parts).lines().toList());
    }

    private static String part(String addressesAndRights, String file, int written) {
        return """
        %s 00010000 fe:00 2195478                            %s
        Size:              42076 kB
        Rss:               25728 kB
        Anonymous:             %d kB
        VmFlags: rd ex mr mw me sd
        """
                .formatted(addressesAndRights, file, written);
    }
}
