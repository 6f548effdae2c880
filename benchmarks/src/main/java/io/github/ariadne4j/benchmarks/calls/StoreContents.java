package io.github.ariadne4j.benchmarks.calls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The contents of a run's stores, read by the scripts that started them. */
final class StoreContents {
    /** The keys of the application in Redis that remain without calls. */
    private static final Pattern NOT_OF_CALLS = Pattern.compile(".*:(epochs|owners|seen|servers)");

    private static final long POLL_MS = 200;

    private final Path scripts;
    private final Path folder;

    StoreContents(Path scripts, Path folder) {
        this.scripts = scripts;
        this.folder = folder;
    }

    /** Waits for that many CDRs; returns their number then. */
    int awaitRecords(int wanted, int seconds) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        int found = records();
        while (found < wanted && System.nanoTime() < deadline) {
            Thread.sleep(POLL_MS);
            found = records();
        }
        return found;
    }

    private int records() throws IOException, InterruptedException {
        List<String> lines = ask("postgres", "sql", "select count(distinct call_id) from cdr");
        return lines.isEmpty() ? 0 : Integer.parseInt(lines.get(0).strip());
    }

    /** The number of keys of calls in Redis. */
    int keys() throws IOException, InterruptedException {
        return (int) ask("redis", "cli", "--scan").stream()
                .filter(key -> !key.isBlank() && !NOT_OF_CALLS.matcher(key).matches())
                .count();
    }

    private List<String> ask(String server, String command, String question) throws IOException, InterruptedException {
        String script = scripts.resolve(server + ".sh").toString();
        Process process = new ProcessBuilder(
                        script, command, folder.resolve(server).toString(), question)
                .redirectError(folder.resolve("stored-calls.log").toFile())
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(script + " failed; see " + folder.resolve("stored-calls.log"));
        }
        return answer.lines().toList();
    }
}
