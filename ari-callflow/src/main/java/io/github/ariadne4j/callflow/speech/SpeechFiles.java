package io.github.ariadne4j.callflow.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The sound files of synthesized texts, which Asterisk plays: each text is synthesized once and kept, also over a restart.
 * Several processes may share a folder. Immutable.
 *
 * @param speech the text to speech
 * @param folder the folder of the files for this process, which writes them
 * @param asteriskFolder the same folder for Asterisk, which reads them; an absolute path
 * @param ending the extension of the files, from which Asterisk has their format. Default: {@code wav}
 * @param mostBytes the most bytes of all files; the least recently used ones are deleted first. Default: 256 MB
 * @param within the time that a playback waits for its texts. Default: 4 s
 */
public record SpeechFiles(
        Speech speech, Path folder, String asteriskFolder, String ending, long mostBytes, Duration within) {
    private static final long LEAST_BYTES = 1_000_000;
    private static final long DEFAULT_BYTES = 256_000_000;
    private static final Duration DEFAULT_WITHIN = Duration.ofSeconds(4);
    private static final Pattern ASTERISK_FOLDER = Pattern.compile("(?:/[0-9A-Za-z_.-]+){1,20}");
    private static final int LONGEST_FOLDER = 120;
    private static final Pattern ENDING = Pattern.compile("[0-9a-z]{1,8}");

    /**
     * Validates the parts of the paths.
     *
     * @throws IllegalArgumentException unless Asterisk's folder is an absolute path of letters, digits, dashes, dots and
     *     underscores, of at most 120 characters, the extension is of small letters and digits, there is room for 1 MB, and the
     *     time is positive
     */
    public SpeechFiles {
        Objects.requireNonNull(speech, "speech");
        boolean path = ASTERISK_FOLDER.matcher(asteriskFolder).matches() && !asteriskFolder.contains("..");
        if (!path || asteriskFolder.length() > LONGEST_FOLDER) {
            throw new IllegalArgumentException(
                    "Asterisk's folder for speech must be an absolute path of letters, digits, - . and _, of at most "
                            + LONGEST_FOLDER + " characters: " + asteriskFolder);
        }
        if (!ENDING.matcher(ending).matches()) {
            throw new IllegalArgumentException("the extension of speech files must be 1 to 8 small letters or digits");
        }
        if (mostBytes < LEAST_BYTES) {
            throw new IllegalArgumentException("speech needs room for 1,000,000 bytes at least, not " + mostBytes);
        }
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("the time for speech must be positive: " + within);
        }
    }

    /** WAV files in this folder, which Asterisk sees under the same path, with the defaults. */
    public static SpeechFiles in(Path folder, Speech speech) {
        String path = folder.toAbsolutePath().normalize().toString();
        return new SpeechFiles(speech, folder, path, "wav", DEFAULT_BYTES, DEFAULT_WITHIN);
    }

    /** A copy for an Asterisk that sees the folder under this path, as in a container of its own. */
    public SpeechFiles seenByAsteriskAs(String path) {
        return new SpeechFiles(speech, folder, path, ending, mostBytes, within);
    }

    /** A copy for files of another format of Asterisk, such as {@code sln16} or {@code ulaw}. */
    public SpeechFiles withEnding(String format) {
        return new SpeechFiles(speech, folder, asteriskFolder, format, mostBytes, within);
    }

    /** A copy with another bound of bytes, at least 1 MB. */
    public SpeechFiles withMostBytes(long bytes) {
        return new SpeechFiles(speech, folder, asteriskFolder, ending, bytes, within);
    }

    /** A copy with another time for the texts of a playback. */
    public SpeechFiles withWithin(Duration time) {
        return new SpeechFiles(speech, folder, asteriskFolder, ending, mostBytes, time);
    }

    /**
     * Creates the folder and returns its cache.
     *
     * @throws IllegalStateException if files cannot be written there
     */
    public SpeechCache open() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException("the folder for speech cannot be created: " + folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalStateException("the folder for speech cannot be written: " + folder);
        }
        return new SpeechCache(this);
    }
}
