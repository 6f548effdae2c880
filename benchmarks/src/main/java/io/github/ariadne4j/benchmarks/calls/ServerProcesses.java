package io.github.ariadne4j.benchmarks.calls;

import io.github.ariadne4j.benchmarks.process.ProcFileSystem;
import io.github.ariadne4j.benchmarks.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The servers of a run, read from the files of their scripts. Any thread. */
final class ServerProcesses {
    private final Map<String, String> values = new HashMap<>();
    private final ProcFileSystem proc;

    private ServerProcesses(ProcFileSystem proc) {
        this.proc = proc;
    }

    /** Reads the {@code env} files of the started servers below that folder. */
    static ServerProcesses in(Path folder, ProcFileSystem proc) throws IOException {
        ServerProcesses servers = new ServerProcesses(proc);
        for (String server : new String[] {"asterisk", "redis", "postgres"}) {
            Path file = folder.resolve(server).resolve("env");
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                int end = line.indexOf('=');
                servers.values.put(line.substring(0, end), line.substring(end + 1));
            }
        }
        return servers;
    }

    /** The settings for a connection to Asterisk. */
    Map<String, String> ari() {
        return select(name -> name.startsWith("ARI_"));
    }

    /** The settings for connections to all servers. */
    Map<String, String> all() {
        return select(name -> name.startsWith("ARI_") || name.startsWith("CDR_") || name.equals("REDIS_URL"));
    }

    String sipPort() {
        return value("SIP_PORT");
    }

    /** The processor seconds of each so far, child processes included. */
    Figures seconds() {
        Figures seconds = new Figures();
        seconds.put("Redis", proc.secondsWithChildren(pid("REDIS_PID")));
        seconds.put("PostgreSQL", proc.secondsWithChildren(pid("POSTGRES_PID")));
        seconds.put("Asterisk", proc.secondsWithChildren(pid("ASTERISK_PID")));
        return seconds;
    }

    private long pid(String name) {
        return Long.parseLong(value(name));
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no env file of a server contains " + name);
        }
        return value;
    }

    private Map<String, String> select(Predicate<String> wanted) {
        Map<String, String> selected = new HashMap<>(values);
        selected.keySet().removeIf(wanted.negate());
        return selected;
    }
}
