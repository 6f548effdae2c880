package io.github.ariadne4j.callflow.speech;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechCacheTest {
    private static final SpokenText GOOD_DAY = SpokenText.of("Good day").in("en");

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    private SpeechFiles files(Speech speech) {
        return SpeechFiles.in(folder, speech).seenByAsteriskAs("/var/lib/asterisk/speech");
    }

    private Speech echo() {
        return text -> {
            asked.incrementAndGet();
            return text.text().getBytes(UTF_8);
        };
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        }
    }

    @Test
    void a_text_becomes_one_file_that_is_kept_also_for_the_next_process() throws Exception {
        String sound = files(echo()).open().soundOf(GOOD_DAY);
        String again = files(echo()).open().soundOf(GOOD_DAY);

        assertThat(sound).isEqualTo(again).matches("/var/lib/asterisk/speech/speech-[0-9a-f]{64}");
        assertThat(asked).hasValue(1);
        assertThat(written()).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).isEqualTo(sound.substring(sound.lastIndexOf('/') + 1) + ".wav");
            assertThat(file).hasContent("Good day");
        });
    }

    @Test
    void language_and_voice_make_another_sound_of_a_text_and_their_borders_are_kept() throws Exception {
        SpeechCache cache = files(echo()).open();

        List<String> sounds = new ArrayList<>();
        sounds.add(cache.soundOf(GOOD_DAY));
        sounds.add(cache.soundOf(GOOD_DAY.in("en-GB")));
        sounds.add(cache.soundOf(GOOD_DAY.by("Ann")));
        sounds.add(cache.soundOf(SpokenText.of("Good dayen")));
        sounds.add(cache.soundOf(new SpokenText("Good day", null, "en")));

        assertThat(sounds).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a/b,c&d", "sound:x\r\nX: y", "${SHELL(id)}", "日本語", "\u0000"})
    void no_text_is_part_of_a_path(String text) throws Exception {
        String sound = files(echo()).open().soundOf(SpokenText.of(text));

        assertThat(sound).matches("/var/lib/asterisk/speech/speech-[0-9a-f]{64}");
        assertThat(written())
                .singleElement()
                .satisfies(file -> assertThat(file.getParent()).isEqualTo(folder));
        assertThat(SpokenText.of(text)).hasToString("SpokenText[" + text.length() + " characters]");
    }

    @Test
    void a_text_that_is_asked_for_by_many_at_once_is_turned_into_sound_once() throws Exception {
        SpeechCache cache = files(echo()).open();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> all =
                    threads.invokeAll(Stream.generate(() -> (Callable<String>) () -> cache.soundOf(GOOD_DAY))
                            .limit(50)
                            .toList());
            for (Future<String> one : all) {
                assertThat(one.get()).isEqualTo(cache.soundOf(GOOD_DAY));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void the_files_that_were_not_played_for_the_longest_time_make_room() throws Exception {
        SpeechCache cache =
                files(text -> new byte[400_000]).withMostBytes(1_000_000).open();
        String first = cache.soundOf(SpokenText.of("first"));
        String second = cache.soundOf(SpokenText.of("second"));
        age(first, 200);
        age(second, 100);
        cache.soundOf(SpokenText.of("first"));

        String third = cache.soundOf(SpokenText.of("third"));

        assertThat(written()).containsExactlyInAnyOrder(file(first), file(third));
    }

    @Test
    void what_a_process_that_died_left_unfinished_is_deleted_after_an_hour() throws Exception {
        Path forsaken = Files.writeString(folder.resolve("speech-00.wav.11.part"), "half");
        Path recent = Files.writeString(folder.resolve("speech-00.wav.22.part"), "half");
        Path ofOthers = Files.writeString(folder.resolve("welcome.wav"), "other");
        Files.setLastModifiedTime(forsaken, FileTime.from(Instant.now().minusSeconds(4_000)));

        String sound = files(echo()).open().soundOf(GOOD_DAY);

        assertThat(written()).containsExactlyInAnyOrder(recent, ofOthers, file(sound));
    }

    private Path file(String sound) {
        return folder.resolve(sound.substring(sound.lastIndexOf('/') + 1) + ".wav");
    }

    private void age(String sound, int seconds) throws IOException {
        Files.setLastModifiedTime(file(sound), FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    @Test
    void a_speech_that_fails_or_gives_nothing_leaves_no_file_and_is_asked_again() throws Exception {
        Speech fails = text -> {
            throw new IOException("said: " + text.text());
        };

        assertThatThrownBy(() -> files(fails).open().soundOf(GOOD_DAY))
                .isInstanceOf(SpeechException.class)
                .hasMessage("the text to speech failed: IOException");
        assertThatThrownBy(() -> files(text -> new byte[0]).open().soundOf(GOOD_DAY))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("no sound");
        assertThat(written()).isEmpty();
        assertThat(files(echo()).open().soundOf(GOOD_DAY)).isNotEmpty();
    }

    @Test
    void a_folder_of_which_no_file_can_be_written_fails_the_text() throws Exception {
        SpeechCache cache = files(echo()).open();
        Files.delete(folder);

        assertThatThrownBy(() -> cache.soundOf(GOOD_DAY))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("could not be written");
        Files.createDirectory(folder);
    }

    @Test
    void settings_are_checked_that_become_part_of_a_path() {
        SpeechFiles files = files(echo());

        assertThatThrownBy(() -> files.seenByAsteriskAs("relative")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.seenByAsteriskAs("/a/../b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.seenByAsteriskAs("/with space")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.withEnding("w/v")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.withMostBytes(10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpokenText.of(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpokenText.of("x".repeat(4_001))).isInstanceOf(IllegalArgumentException.class);
    }
}
