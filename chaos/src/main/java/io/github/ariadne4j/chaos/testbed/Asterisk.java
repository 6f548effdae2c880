package io.github.ariadne4j.chaos.testbed;

import io.github.ariadne4j.chaos.telephone.FlowTones;
import io.github.ariadne4j.chaos.telephone.Tone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Asterisk of a test bed, with the state that it reports. */
public final class Asterisk {
    private static final Pattern INVITED = Pattern.compile("callee invited: (\\d+)");

    private static final Pattern AWAY = Pattern.compile("The application \\S+ is away");
    private static final Pattern OVERFLOWN = Pattern.compile("queue reached \\d+ scheduled tasks");

    private final Server server;

    Asterisk(Server server) {
        this.server = server;
    }

    /** The server, to be crashed and restarted. */
    public Server server() {
        return server;
    }

    /** The names of the current channels; none while it is down. */
    public List<String> channels() {
        return lines("core show channels concise").stream()
                .filter(line -> line.contains("!"))
                .map(line -> line.substring(0, line.indexOf('!')))
                .toList();
    }

    /** The ids of the current bridges. */
    public List<String> bridges() {
        return lines("bridge show all").stream()
                .filter(line -> !line.startsWith("Bridge-ID"))
                .map(line -> line.split("\\s", 2)[0])
                .toList();
    }

    /** The numbers whose callee received more than one INVITE. */
    public List<String> invitedTwice() {
        Set<String> once = new HashSet<>();
        Matcher invited = INVITED.matcher(log());
        return invited.results()
                .map(found -> found.group(1))
                .filter(number -> !once.add(number))
                .distinct()
                .toList();
    }

    /** The number of calls that the dialplan refused with 503, as no application took them. */
    public long refusedByDialplan() {
        return AWAY.matcher(log()).results().count();
    }

    /** How often a queue inside Asterisk became so long that it stopped taking calls by itself, and callers got no answer. */
    public long queuesOverflown() {
        return OVERFLOWN.matcher(log()).results().count();
    }

    /** Stores the prompts of the flows, all of which are tones. */
    void storePrompts() {
        Path recordings = Path.of(server.env("ASTERISK_HOME"), "spool", "recording");
        try {
            for (Map.Entry<String, Integer> prompt : FlowTones.prompts().entrySet()) {
                Files.write(recordings.resolve(prompt.getKey() + ".wav"), Tone.wav(prompt.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int sipPort() {
        return Integer.parseInt(server.env("SIP_PORT"));
    }

    int httpPort() {
        return Integer.parseInt(server.env("ASTERISK_HTTP_PORT"));
    }

    private String log() {
        try {
            return Files.readString(Path.of(server.env("ASTERISK_LOG")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(String command) {
        return server.ask("cli", command)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
