package dev.nattvakt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import org.graalvm.nativeimage.c.function.CFunction;
import org.jboss.logging.Logger;

/// Gives the pages of the native executable back that only the start needed: code and constants,
/// more than half of what the process holds by then (docs/figures.md). A page that a call needs
/// later comes from the kernel's cache of the file.
@Singleton
final class StartPages {

    private static final Logger LOG = Logger.getLogger(StartPages.class);
    private static final Duration AFTER_THE_START = Duration.ofMillis(500);

    /// `MADV_DONTNEED`.
    private static final int GIVE_BACK = 4;

    void onStart(@Observes StartupEvent event, Timer timer) {
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            timer.after(AFTER_THE_START, StartPages::giveBack);
        }
    }

    private static void giveBack() {
        try {
            String executable = Path.of("/proc/self/exe").toRealPath().toString();
            List<String> mappings = Files.readAllLines(Path.of("/proc/self/smaps"));
            for (ReadOnlyPages pages : ReadOnlyPages.of(executable, mappings)) {
                madvise(pages.from(), pages.length(), GIVE_BACK);
            }
        } catch (IOException notTold) {
            LOG.debug("The kernel does not tell what is in memory, so all of it stays", notTold);
        }
    }

    @CFunction("madvise")
    private static native int madvise(long address, long length, int advice);
}
