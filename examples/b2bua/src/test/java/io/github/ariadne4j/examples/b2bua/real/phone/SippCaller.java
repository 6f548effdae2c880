package io.github.ariadne4j.examples.b2bua.real.phone;

import io.github.ariadne4j.testkit.real.Command;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caller: SIPp, with one of the scenarios beside {@code call.sh}. */
public final class SippCaller {
    private static final Pattern PART = Pattern.compile("<part name=\"([a-z-]+)\"/>");
    /** A name that makes the script's folder the one of the repository's scripts. */
    private static final Path SCRIPT = Command.REPOSITORY.resolve("scripts/call");

    private static final Path TRACES = Path.of("target/it").toAbsolutePath();

    private final RealAsterisk asterisk;
    private final String user;

    public SippCaller(RealAsterisk asterisk) {
        this(asterisk, "1000");
    }

    private SippCaller(RealAsterisk asterisk, String user) {
        this.asterisk = asterisk;
        this.user = user;
    }

    /** The same, who says that it is this user; an endpoint of that name decides what becomes of its calls. */
    public SippCaller as(String other) {
        return new SippCaller(asterisk, other);
    }

    /** Calls once and waits for the end of it. */
    public CallerResult call(String scenario, String number) {
        return calls(scenario, number, 1, Duration.ofMillis(300));
    }

    /**
     * Calls so many times at once, holds each call for so long where the scenario does, and waits for the end of it. In a
     * scenario of one thing against another messages cross, and SIPp must not take that for a fault.
     */
    public CallerResult calls(String scenario, String number, int calls, Duration hold) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(TRACES), "sipp");
            String calling = scenario(scenario).replace("sip:1000@", "sip:" + user + '@');
            Files.writeString(folder.resolve("scenario.xml"), calling);
            Command sipp = Command.run(List.of(
                    "sh",
                    "-c",
                    resource("call.sh"),
                    SCRIPT.toString(),
                    folder.toString(),
                    asterisk.sipPort(),
                    number,
                    Integer.toString(calls),
                    Long.toString(hold.toMillis()),
                    scenario.contains("-against-") ? "-abortunexp" : "abortunexp"));
            return CallerResult.read(sipp, folder.resolve("messages"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without waiting. */
    public CompletableFuture<CallerResult> calling(String scenario, String number, int calls, Duration hold) {
        return CompletableFuture.supplyAsync(
                () -> calls(scenario, number, calls, hold), task -> new Thread(task, "caller").start());
    }

    private static String scenario(String name) {
        return PART.matcher(resource(name + ".xml"))
                .replaceAll(part -> Matcher.quoteReplacement(resource("parts/" + part.group(1) + ".xml")));
    }

    private static String resource(String name) {
        try (InputStream in = SippCaller.class.getResourceAsStream("/sipp/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
