package dev.nattvakt.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A process of its own that keeps a file locked until its input ends.
public final class LockKeeper {

    private LockKeeper() {}

    /// Starts it, and returns once it has the lock.
    public static Process on(Path file) throws IOException {
        Process keeper =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockKeeper.class.getName(),
                                file.toString())
                        .start();
        if (!"locked".equals(keeper.inputReader().readLine())) {
            keeper.destroyForcibly();
            throw new IOException("it got no lock");
        }
        return keeper;
    }

    public static void main(String... arguments) throws IOException {
        try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            System.out.println(lock.isValid() ? "locked" : "not locked");
            System.in.readAllBytes();
        }
    }
}
