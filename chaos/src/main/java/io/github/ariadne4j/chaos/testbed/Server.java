package io.github.ariadne4j.chaos.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A private Asterisk, Redis or PostgreSQL, from its start to its stop; keeps its ports and its files when it crashes. */
public final class Server {
    private final Scripts scripts;
    private final String script;
    private final Path folder;
    private final Signal crash;

    private Server(Scripts scripts, String script, Path folder, Signal crash) {
        this.scripts = scripts;
        this.script = script;
        this.folder = folder;
        this.crash = crash;
    }

    static Server start(Scripts scripts, String script, Path folder, Signal crash, Map<String, String> environment) {
        Server server = new Server(scripts, script, folder, crash);
        scripts.run(environment, script, "start", folder.toString());
        return server;
    }

    /** Another server of the same kind, which the script starts with {@code role} of this one. */
    Server beside(String role) {
        Server server = new Server(scripts, script, folder.resolveSibling(folder.getFileName() + "-" + role), crash);
        scripts.run(Map.of(), script, role, server.folder.toString(), folder.toString());
        return server;
    }

    /** Kills it. */
    public void crash() {
        crash.to(pid());
    }

    /** Starts it again, and waits until it answers. */
    public void restart() {
        scripts.run(Map.of(), script, "restart", folder.toString());
    }

    /** Suspends it; its connections stay. */
    public void freeze() {
        Signal.STOP.to(pid());
    }

    /** Resumes it. */
    public void thaw() {
        Signal.CONT.to(pid());
    }

    /** The output of a command at its own console or client. */
    public String ask(String way, String... words) {
        String[] arguments = new String[words.length + 2];
        arguments[0] = way;
        arguments[1] = folder.toString();
        System.arraycopy(words, 0, arguments, 2, words.length);
        return scripts.run(Map.of(), script, arguments);
    }

    /** The lines of its log. */
    List<String> log() {
        try {
            return Files.readAllLines(folder.resolve(script.replace(".sh", ".log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value that its start script has written. */
    String env(String name) {
        try (Stream<String> lines = Files.lines(folder.resolve("env"))) {
            return lines.filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + name + " in " + folder.resolve("env")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        thaw();
        scripts.run(Map.of(), script, "stop", folder.toString());
    }

    /** The id of its process. */
    public long pid() {
        String name = script.replace(".sh", "").toUpperCase(java.util.Locale.ROOT) + "_PID";
        return Long.parseLong(env(name));
    }
}
