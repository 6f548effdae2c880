package io.github.ariadne4j.ari.model;

import java.util.List;

/**
 * A sound that is installed.
 *
 * @param id its id, which follows {@code sound:} when it is played
 * @param text what is said; empty if unknown
 * @param formats in which languages and formats it is there
 */
public record Sound(String id, String text, List<Format> formats) {
    /** Copies the formats. */
    public Sound {
        formats = List.copyOf(formats);
    }

    /**
     * One form of a sound.
     *
     * @param language the language, for example {@code en}
     * @param format the file's format, for example {@code gsm}
     */
    public record Format(String language, String format) {}
}
