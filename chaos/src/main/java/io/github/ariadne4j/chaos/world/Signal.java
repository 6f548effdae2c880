package io.github.ariadne4j.chaos.world;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process can be told by its id. */
enum Signal {
    KILL,
    TERM,
    QUIT,
    STOP,
    CONT,
    USR1;

    /** Sends it; a process that is gone already does not mind. */
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
