package io.github.ariadne4j.callflow.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The content of a spool after a crash. */
class SpoolAfterCrashTest {
    private static final FileSpool.Settings AT_ONCE =
            FileSpool.Settings.defaults().withGather(Duration.ZERO);
    private static final List<CallSession> CALLS = EndedCalls.many(3);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("spool");
    }

    @Test
    void a_line_torn_at_any_byte_costs_no_other_and_is_kept_aside() throws IOException {
        byte[] whole = lines(CALLS);
        int last = whole.length - SpoolLine.ended(CALLS.get(2)).length;
        for (int end = last + 1; end < whole.length - 1; end++) {
            // Given
            Files.write(file, Arrays.copyOf(whole, end));

            // When
            List<CallSession> left = opened();

            // Then
            assertThat(left).as("torn at %d", end).isEqualTo(CALLS.subList(0, 2));
            assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(whole, last));
            assertThat(aside()).isEqualTo(new String(whole, last, end - last, StandardCharsets.UTF_8) + '\n');
        }
    }

    @Test
    void a_line_that_lacks_only_its_line_feed_is_whole() throws IOException {
        // Given
        byte[] whole = lines(CALLS);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        // When
        List<CallSession> left = opened();

        // Then
        assertThat(left).isEqualTo(CALLS);
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void a_flipped_byte_costs_no_other_line_and_the_damaged_one_is_kept_aside() throws IOException {
        byte[] whole = lines(CALLS);
        int from = SpoolLine.ended(CALLS.get(0)).length;
        int to = from + SpoolLine.ended(CALLS.get(1)).length - 1;
        for (int at = from; at < to; at++) {
            // Given
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);

            // When
            List<CallSession> left = opened();

            // Then
            assertThat(left).as("flipped at %d", at).containsExactly(CALLS.get(0), CALLS.get(2));
            assertThat(aside().getBytes(StandardCharsets.UTF_8)).isEqualTo(Arrays.copyOfRange(damaged, from, to + 1));
        }
    }

    @Test
    void two_lines_that_ran_into_each_other_are_kept_aside_together() throws IOException {
        // Given
        byte[] damaged = lines(CALLS);
        int first = SpoolLine.ended(CALLS.get(0)).length;
        damaged[first - 1] = ' ';
        Files.write(file, damaged);

        // When
        List<CallSession> left = opened();

        // Then
        assertThat(left).containsExactly(CALLS.get(2));
        assertThat(aside())
                .contains(CALLS.get(0).id().toString(), CALLS.get(1).id().toString());
    }

    @Test
    void what_is_no_session_is_kept_aside_even_with_a_sum_that_fits() throws IOException {
        // Given
        byte[] strange =
                (summed("{\"done\":\"me\"}") + summed("[]") + summed("{}") + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(file, together(strange, lines(CALLS)));

        // When
        List<CallSession> left = opened();

        // Then
        assertThat(left).isEqualTo(CALLS);
        assertThat(aside().getBytes(StandardCharsets.UTF_8)).isEqualTo(strange);
    }

    /** Two pending calls, one that is done, one damaged line: opening the spool takes every possible step. */
    @Test
    void a_crash_at_any_step_of_opening_loses_nothing() throws IOException {
        int steps = 0;
        boolean opened = false;
        while (!opened) {
            // Given
            untidy();

            // When
            opened = opens(UnluckyDisk.dyingAfter(steps));

            // Then
            assertThat(opened()).as("died after step %d", steps).containsExactly(CALLS.get(0), CALLS.get(2));
            assertThat(aside()).contains("damaged");
            steps++;
        }
        assertThat(steps).isGreaterThan(10);
    }

    @Test
    void a_crash_at_any_step_of_writing_loses_nothing_that_was_acknowledged() throws IOException {
        int steps = 0;
        Instance instance;
        do {
            // Given
            Files.deleteIfExists(file);
            instance = new Instance();

            // When
            instance.live(folder, UnluckyDisk.dyingAfter(steps));

            // Then
            Set<CallId> left = opened().stream().map(CallSession::id).collect(Collectors.toSet());
            assertThat(left.containsAll(instance.appended))
                    .as("died after step %d: keeps", steps)
                    .isTrue();
            assertThat(Collections.disjoint(left, instance.done))
                    .as("died after step %d: is rid of", steps)
                    .isTrue();
            steps++;
        } while (!instance.complete);
        assertThat(steps).isGreaterThan(25);
    }

    /** Appends some calls, and marks all but the last as done, within a bound that makes the spool rewrite its file. */
    private static final class Instance {
        private final Set<CallId> appended = new HashSet<>();
        private final Set<CallId> done = new HashSet<>();
        private boolean complete;

        void live(Path folder, Disk disk) {
            int line = SpoolLine.ended(CALLS.get(0)).length;
            try (FileSpool spool = FileSpool.open(folder, AT_ONCE.withMostBytes(5L * line), disk)) {
                @Nullable CallId before = null;
                for (CallSession call : EndedCalls.many(8)) {
                    acknowledged(spool.append(call));
                    appended.add(call.id());
                    if (before != null) {
                        appended.remove(before);
                        acknowledged(spool.done(before));
                        done.add(before);
                    }
                    before = call.id();
                }
                complete = true;
            } catch (SessionStoreException | CompletionException dead) {
                complete = false;
            }
        }

        private static void acknowledged(CompletionStage<Void> stage) {
            stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    private void untidy() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old : files.toList()) {
                Files.delete(old);
            }
        }
        byte[] damaged = "damaged\n".getBytes(StandardCharsets.UTF_8);
        Files.write(
                file,
                together(
                        lines(CALLS),
                        together(damaged, SpoolLine.done(CALLS.get(1).id()))));
    }

    private boolean opens(Disk disk) {
        try {
            FileSpool.open(folder, AT_ONCE, disk).close();
            return true;
        } catch (SessionStoreException dead) {
            return false;
        }
    }

    private List<CallSession> opened() {
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE, new UnluckyDisk())) {
            return spool.left();
        }
    }

    /** The lines that were kept aside; deletes them. */
    private String aside() throws IOException {
        Path aside = folder.resolve("spool.damaged");
        String text = Files.readString(aside);
        Files.delete(aside);
        return text;
    }

    private static byte[] lines(List<CallSession> calls) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        calls.forEach(call -> lines.writeBytes(SpoolLine.ended(call)));
        return lines.toByteArray();
    }

    private static byte[] together(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String summed(String json) {
        CRC32C sum = new CRC32C();
        sum.update(json.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue()) + ' ' + json + '\n';
    }
}
