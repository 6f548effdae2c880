package io.github.ariadne4j.chaos.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The signals that are sent to processes. */
enum Signal {
    KILL,
    TERM,
    QUIT,
    STOP,
    CONT,
    USR1;

    /** Sends it; has no effect if the process is gone. */
    void to(long pid) {
        try {
            new ProcessBuilder("kill", "-s", name(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
