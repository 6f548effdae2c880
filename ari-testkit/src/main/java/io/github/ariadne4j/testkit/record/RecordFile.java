package io.github.ariadne4j.testkit.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a record: JSON lines in UTF-8. */
public final class RecordFile {
    /** Ignores fields of later formats. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RecordFile() {}

    /**
     * All lines. An incomplete last line, as an interrupted recorder leaves it, is omitted.
     *
     * @throws IllegalArgumentException if a line has not the format of a record
     */
    public static List<RecordedLine> read(Path file) {
        String text = textOf(file);
        List<RecordedLine> lines = new ArrayList<>();
        int number = 0;
        for (int from = 0, end = text.indexOf('\n'); end >= 0; from = end + 1, end = text.indexOf('\n', from)) {
            number++;
            if (!text.substring(from, end).isBlank()) {
                lines.add(parse(text.substring(from, end), file, number));
            }
        }
        return lines;
    }

    private static RecordedLine parse(String line, Path file, int number) {
        try {
            return MAPPER.readValue(line, RecordedLine.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + ", line " + number + ": not a line of a record: " + e.getOriginalMessage(), e);
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
