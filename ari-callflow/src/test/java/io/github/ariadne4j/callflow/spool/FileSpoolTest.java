package io.github.ariadne4j.callflow.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class FileSpoolTest {
    private static final FileSpool.Settings AT_ONCE =
            FileSpool.Settings.defaults().withGather(Duration.ZERO);
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path temporary;

    private Path folder;
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(SpoolFile.class);

    @BeforeEach
    void listen() {
        folder = temporary.resolve("spool");
        logged.list = Collections.synchronizedList(new ArrayList<>());
        logged.start();
        log.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(logged);
    }

    @Test
    void the_next_life_finds_what_is_not_done_the_oldest_first() {
        // Given
        List<CallSession> calls = EndedCalls.many(4);
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE)) {
            calls.forEach(call -> done(spool.append(call)));
            done(spool.done(calls.get(1).id()));
        }

        // When
        try (FileSpool next = FileSpool.open(folder)) {
            // Then
            assertThat(next.left()).containsExactly(calls.get(0), calls.get(2), calls.get(3));
            assertThat(next.left(1)).containsExactly(calls.get(0));
        }
    }

    @Test
    void this_life_finds_its_own() {
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE)) {
            // When
            done(spool.append(EndedCalls.number(1)));

            // Then
            assertThat(spool.left()).containsExactly(EndedCalls.number(1));
        }
    }

    @Test
    void text_of_the_caller_stays_as_it_is() {
        // Given
        List<CallSession> calls = List.of(
                EndedCalls.from(1, "\r\n00000000 {\"done\":\"x\"}\n"),
                EndedCalls.from(2, "{\"done\":\""),
                EndedCalls.from(3, "\u0000\u2028Ünïcödé ☎ 😀"),
                EndedCalls.from(4, ""));
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE)) {
            calls.forEach(call -> done(spool.append(call)));
        }

        // When
        try (FileSpool next = FileSpool.open(folder)) {
            // Then
            assertThat(next.left()).isEqualTo(calls);
        }
    }

    @Test
    void a_call_written_twice_is_left_once() {
        // Given
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE)) {
            done(spool.append(EndedCalls.number(1)));
            done(spool.append(EndedCalls.number(1)));
        }

        // When
        try (FileSpool next = FileSpool.open(folder)) {
            // Then
            assertThat(next.left()).containsExactly(EndedCalls.number(1));
        }
    }

    @Test
    void a_call_that_is_not_in_here_is_done_without_a_write() {
        // Given
        UnluckyDisk disk = new UnluckyDisk();
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE, disk)) {
            // When
            CompletionStage<Void> done = spool.done(EndedCalls.number(1).id());

            // Then
            assertThat(done.toCompletableFuture()).isCompleted();
            assertThat(disk.forced).hasValue(0);
        }
    }

    @Test
    void only_its_owner_may_read_it() throws Exception {
        // Given
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE)) {
            done(spool.append(EndedCalls.number(1)));
        }
        Files.writeString(folder.resolve("spool"), "torn");

        // When
        FileSpool.open(folder).close();

        // Then
        assertThat(permissions(folder)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .extracting(file -> file.getFileName() + " " + permissions(file))
                    .containsExactlyInAnyOrder("spool rw-------", "spool.lock rw-------", "spool.damaged rw-------");
        }
    }

    @Test
    void two_spools_never_share_a_folder() {
        // Given
        try (FileSpool first = FileSpool.open(folder)) {
            // Then
            assertThatThrownBy(() -> FileSpool.open(folder))
                    .isInstanceOf(SessionStoreException.class)
                    .hasMessageContaining("another spool of this process has it");
            done(first.append(EndedCalls.number(1)));
        }
        FileSpool.open(folder).close();
    }

    @Test
    void another_process_keeps_its_folder() throws Exception {
        // Given
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolHolder.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("open");

            // Then
            assertThatThrownBy(() -> FileSpool.open(folder))
                    .isInstanceOf(SessionStoreException.class)
                    .hasMessageContaining("another process has it");
        } finally {
            other.destroyForcibly().waitFor();
        }
        FileSpool.open(folder).close();
    }

    @Test
    void lines_that_come_while_the_disk_is_busy_share_one_force() {
        // Given
        UnluckyDisk disk = new UnluckyDisk();
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE, disk)) {
            disk.hang();
            CompletionStage<Void> first = spool.append(EndedCalls.number(0));
            UnluckyDisk.await(disk.forcing);

            // When
            List<CompletableFuture<Void>> others = IntStream.range(1, 1_000)
                    .mapToObj(number -> spool.append(EndedCalls.number(number)).toCompletableFuture())
                    .toList();
            assertThat(others).noneMatch(CompletableFuture::isDone);
            disk.goOn();

            // Then
            done(first);
            others.forEach(FileSpoolTest::done);
            assertThat(disk.forced).hasValue(2);
            assertThat(spool.left()).hasSize(1_000);
        }
    }

    @Test
    void a_disk_that_hangs_fills_no_memory() {
        // Given
        UnluckyDisk disk = new UnluckyDisk();
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE, disk)) {
            disk.hang();
            spool.append(EndedCalls.number(0));
            UnluckyDisk.await(disk.forcing);
            IntStream.range(0, 10_000).forEach(number -> spool.append(EndedCalls.number(1)));

            // When
            CompletionStage<Void> oneMore = spool.append(EndedCalls.number(2));

            // Then
            assertFails(oneMore, "10000 lines wait for the disk already");
            disk.goOn();
        }
    }

    @Test
    void the_file_is_empty_again_when_all_is_done() {
        // Given
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE)) {
            done(spool.append(EndedCalls.number(1)));
            assertThat(spool.bytes()).isPositive();

            // When
            done(spool.done(EndedCalls.number(1).id()));

            // Then
            await().atMost(SOON).until(() -> spool.bytes() == 0);
            assertThat(folder.resolve("spool")).isEmptyFile();
            done(spool.append(EndedCalls.number(2)));
            assertThat(spool.left()).containsExactly(EndedCalls.number(2));
        }
    }

    @Test
    void what_is_done_makes_room_while_others_wait() {
        // Given
        int line = SpoolLine.ended(EndedCalls.number(10)).length;
        FileSpool.Settings small = AT_ONCE.withMostBytes(20L * line);
        List<CallSession> left = new ArrayList<>();
        try (FileSpool spool = FileSpool.open(folder, small)) {
            // When
            for (int number = 10; number < 90; number++) {
                done(spool.append(EndedCalls.number(number)));
                left.add(EndedCalls.number(number));
                if (left.size() > 3) {
                    done(spool.done(left.remove(0).id()));
                }
            }

            // Then
            assertThat(spool.left()).isEqualTo(left);
        }
        try (FileSpool next = FileSpool.open(folder)) {
            assertThat(next.left()).isEqualTo(left);
            assertThat(next.bytes()).isEqualTo(3L * line);
        }
    }

    @Test
    void a_full_spool_says_so_once_before_it_is_and_refuses_then() {
        // Given
        int line = SpoolLine.ended(EndedCalls.number(1)).length;
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE.withMostBytes(5L * line))) {
            List<CallSession> calls = EndedCalls.many(6);

            // When
            calls.subList(0, 3).forEach(call -> done(spool.append(call)));
            assertThat(errors()).isEmpty();
            calls.subList(3, 5).forEach(call -> done(spool.append(call)));

            // Then
            assertFails(
                    spool.append(calls.get(5)),
                    calls.get(5).id() + ": the ended session is not in the spool: it is full");
            assertThat(errors()).singleElement().asString().contains("refuses CDRs when it is full");
            calls.subList(0, 5).forEach(call -> done(spool.done(call.id())));
            done(spool.append(calls.get(5)));
            assertThat(spool.left()).containsExactly(calls.get(5));
        }
    }

    @Test
    void a_full_disk_costs_what_it_does_not_take_and_nothing_else() {
        // Given
        UnluckyDisk disk = new UnluckyDisk();
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE, disk)) {
            done(spool.append(EndedCalls.number(1)));
            disk.full(true);
            assertFails(spool.append(EndedCalls.number(2)), "No space left on device");
            assertFails(spool.done(EndedCalls.number(1).id()), "No space left on device");
            disk.full(false);

            // When
            done(spool.append(EndedCalls.number(3)));
        }

        // Then
        try (FileSpool next = FileSpool.open(folder)) {
            assertThat(next.left()).containsExactly(EndedCalls.number(1), EndedCalls.number(3));
            assertThat(folder.resolve("spool.damaged")).doesNotExist();
        }
    }

    @Test
    void what_the_disk_could_not_confirm_is_not_there() {
        // Given
        UnluckyDisk disk = new UnluckyDisk();
        try (FileSpool spool = FileSpool.open(folder, AT_ONCE, disk)) {
            disk.broken(true);
            assertFails(spool.append(EndedCalls.number(1)), "Input/output error");
            disk.broken(false);

            // When
            done(spool.append(EndedCalls.number(2)));
        }

        // Then
        try (FileSpool next = FileSpool.open(folder)) {
            assertThat(next.left()).containsExactly(EndedCalls.number(2));
        }
    }

    @Test
    void closing_writes_what_is_under_way_and_takes_no_more() {
        // Given
        FileSpool spool = FileSpool.open(folder, AT_ONCE.withGather(Duration.ofMillis(50)));
        CompletionStage<Void> underWay = spool.append(EndedCalls.number(1));

        // When
        spool.close();

        // Then
        assertThat(underWay.toCompletableFuture()).isCompleted();
        assertFails(spool.append(EndedCalls.number(2)), "it is closed");
    }

    @Test
    void a_folder_that_cannot_be_is_told() throws Exception {
        // Given
        Path file = Files.writeString(temporary.resolve("file"), "");

        // Then
        assertThatThrownBy(() -> FileSpool.open(file.resolve("spool")))
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining(file.toString());
    }

    @Test
    void the_defaults_are_those_of_the_manual() {
        assertThat(FileSpool.Settings.defaults())
                .isEqualTo(new FileSpool.Settings(256 * 1024 * 1024, Duration.ofMillis(5)));
        assertThatThrownBy(() -> AT_ONCE.withMostBytes(0)).hasMessageContaining("mostBytes");
        assertThatThrownBy(() -> AT_ONCE.withGather(Duration.ofMillis(-1))).hasMessageContaining("gather");
    }

    private List<String> errors() {
        return List.copyOf(logged.list).stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void done(CompletionStage<Void> stage) {
        assertThat(stage.toCompletableFuture()).succeedsWithin(SOON);
    }

    private static void assertFails(CompletionStage<Void> stage, String why) {
        assertThat(stage.toCompletableFuture())
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(SessionStoreException.class)
                .withMessageContaining(why);
    }
}
