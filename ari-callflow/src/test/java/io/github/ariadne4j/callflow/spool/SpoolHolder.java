package io.github.ariadne4j.callflow.spool;

import java.io.IOException;
import java.nio.file.Path;

/** A process that opens a spool, prints that, and waits. */
final class SpoolHolder {
    private SpoolHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (FileSpool spool = FileSpool.open(Path.of(arguments[0]))) {
            System.out.println(spool.bytes() == 0 ? "open" : "open, and not empty");
            System.in.read();
        }
    }
}
