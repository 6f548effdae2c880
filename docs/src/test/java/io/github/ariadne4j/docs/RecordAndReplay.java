package io.github.ariadne4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.testkit.record.AriRecorder;
import io.github.ariadne4j.testkit.record.Masking;
import io.github.ariadne4j.testkit.replay.AriReplay;
import io.github.ariadne4j.testkit.replay.ReplayReport;
import io.github.ariadne4j.testkit.replay.ReplaySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The code of {@code record-and-replay.md}. */
abstract class RecordAndReplay {
    abstract void placeACallThrough(URI recorder);

    abstract void startMyApplication(URI asterisk, String username, String password);

    void record(URI asterisk) {
        try (AriRecorder recorder = AriRecorder.start(asterisk, Path.of("call.jsonl"), Masking.numbers())) {
            placeACallThrough(recorder.uri());
        }
    }

    void replay() {
        try (AriReplay replay = AriReplay.of(Path.of("call.jsonl"))) {
            startMyApplication(replay.uri(), "any", "login");

            ReplayReport report = replay.awaitEnd(Duration.ofSeconds(10));

            assertThat(report.hasTheSameCommands()).as(report.toString()).isTrue();
        }
    }

    ReplaySettings settings() {
        ReplaySettings settings = ReplaySettings.defaults()
                .withRecordedPace()
                .withPatience(Duration.ofSeconds(5))
                .ignoring("variables.TRACE_ID");
        return settings;
    }
}
