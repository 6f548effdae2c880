package io.github.ariadne4j.ari.model;

import java.util.List;

/**
 * An installed sound.
 *
 * @param id its id, which follows {@code sound:} when it is played
 * @param text the spoken text; empty if unknown
 * @param formats the languages and formats in which it is installed
 */
public record Sound(String id, String text, List<Format> formats) {
    /** Copies the formats. */
    public Sound {
        formats = List.copyOf(formats);
    }

    /**
     * A language and file format of a sound.
     *
     * @param language the language, for example {@code en}
     * @param format the file's format, for example {@code gsm}
     */
    public record Format(String language, String format) {}
}
