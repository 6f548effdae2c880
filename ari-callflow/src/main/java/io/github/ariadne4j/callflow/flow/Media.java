package io.github.ariadne4j.callflow.flow;

import java.util.regex.Pattern;

/**
 * Something to play.
 *
 * @param uri as ARI names it, for example {@code sound:tt-monkeys}
 */
public record Media(String uri) {
    private static final Pattern SOUND = Pattern.compile("[0-9A-Za-z/_.-]{1,200}");

    /**
     * A sound file of Asterisk, without its extension.
     *
     * @throws IllegalArgumentException if the name holds anything but letters, digits, slashes, dots, dashes, underscores
     */
    public static Media sound(String name) {
        if (!SOUND.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException("sound must be letters, digits, slashes, dots, dashes or underscores");
        }
        return new Media("sound:" + name);
    }
}
