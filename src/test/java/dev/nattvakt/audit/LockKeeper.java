package dev.nattvakt.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A process of its own that keeps a file locked until its input ends.
final class LockKeeper {

    private LockKeeper() {}

    public static void main(String... arguments) throws IOException {
        try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            System.out.println(lock.isValid() ? "locked" : "not locked");
            System.in.readAllBytes();
        }
    }
}
