package io.github.ariadne4j.testkit.real;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads capture files with Wireshark's command line. */
public final class Tshark {
    private static final String WHAT_TO_INSTALL =
            "tshark cannot be started: ./run setup installs it, or apt-get install tshark";

    private Tshark() {}

    /**
     * The fields of each packet, by their names in Wireshark, separated by tabs. Checksums are verified, names are not resolved. Fails
     * if tshark is missing, with a message that names its package.
     */
    public static List<String> read(Path file, String... fields) {
        Command installed = Command.run(List.of("sh", "-c", "command -v tshark"));
        if (installed.status() != 0) {
            throw new AssertionError(WHAT_TO_INSTALL);
        }
        // Its warnings on stderr, of running as root for example, are no packets.
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "exec tshark \"$@\" 2>/dev/null",
                "tshark",
                "-n",
                "-r",
                file.toAbsolutePath().toString(),
                "-o",
                "ip.check_checksum:TRUE",
                "-o",
                "udp.check_checksum:TRUE",
                "-T",
                "fields"));
        for (String field : fields) {
            command.add("-e");
            command.add(field);
        }
        Command read = Command.run(command);
        if (read.status() != 0) {
            throw new AssertionError("tshark does not read " + file + ": status " + read.status());
        }
        return read.output().lines().toList();
    }
}
