package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.speech.SpokenText;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sound to play: a sound file, a recording, digits, a number, characters, a tone, or text to be synthesized. Immutable.
 * Asterisk speaks digits, numbers and characters with the sound files of the {@linkplain Play#in language}.
 *
 * @param uri the media URI of ARI, for example {@code sound:tt-monkeys}
 * @param speech the text that is synthesized to a sound file before it is played, whose uri is not sent to Asterisk; null: no
 *     text
 * @see <a
 *     href="https://docs.asterisk.org/Asterisk_22_Documentation/API_Documentation/Asterisk_REST_Interface/Channels_REST_API/#playwithid">ARI,
 *     play</a>
 */
public record Prompt(String uri, @Nullable SpokenText speech) {
    private static final String RECORDING = "recording:";
    private static final String DIGITS = "digits:";
    private static final Pattern MEDIA = Pattern.compile("[a-z]+:[!-+\\--~]{1,2000}");
    private static final Pattern FILE = Pattern.compile("[0-9A-Za-z/_.-]{1,200}");
    private static final Pattern KEYS = Pattern.compile("[0-9*#-]{1,100}");
    private static final Pattern CHARACTERS = Pattern.compile("[0-9A-Za-z*#@+.-]{1,100}");
    private static final Pattern TONE = Pattern.compile("[a-z]{1,30}");

    /**
     * A prompt with this media URI.
     *
     * @throws IllegalArgumentException unless it is a scheme, a colon and printable ASCII without spaces and commas, which
     *     separate several URIs
     */
    public Prompt {
        require(MEDIA, uri, "media must be a scheme, a colon and printable ASCII without spaces and commas");
    }

    /**
     * A prompt with this media URI that is no text.
     *
     * @throws IllegalArgumentException as the canonical constructor
     */
    public Prompt(String uri) {
        this(uri, null);
    }

    /**
     * Text that the engine's {@link io.github.ariadne4j.callflow.speech.Speech} synthesizes, in the language of the playback and
     * in its default voice.
     *
     * @throws IllegalArgumentException if it is blank or longer than 4,000 characters
     */
    public static Prompt speech(String text) {
        return speech(SpokenText.of(text));
    }

    /** Text that the engine's {@link io.github.ariadne4j.callflow.speech.Speech} synthesizes. */
    public static Prompt speech(SpokenText text) {
        return new Prompt("speech:" + text.hash(), text);
    }

    /**
     * A sound file of Asterisk, without its extension.
     *
     * @throws IllegalArgumentException unless the name is 1 to 200 letters, digits, slashes, dots, dashes and underscores
     */
    public static Prompt sound(String name) {
        return new Prompt("sound:" + file("sound", name));
    }

    /**
     * A sound file that Asterisk downloads and caches ({@code res_http_media_cache}).
     *
     * @throws IllegalArgumentException unless it is an http or https address without commas
     */
    public static Prompt sound(URI address) {
        String scheme = String.valueOf(address.getScheme());
        if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("the address of a sound must be http or https with a host");
        }
        return new Prompt("sound:" + address.toASCIIString());
    }

    /**
     * A stored recording of Asterisk.
     *
     * @throws IllegalArgumentException as {@link #sound(String)}
     */
    public static Prompt recording(String name) {
        return new Prompt(RECORDING + file("recording", name));
    }

    /**
     * Digits, said one by one; star, hash and dash are said as well.
     *
     * @throws IllegalArgumentException if there are none, more than 100, or others than 0 to 9, *, # and -
     */
    public static Prompt digits(String digits) {
        require(KEYS, digits, "digits must be 1 to 100 of 0-9, *, # and -");
        return new Prompt(DIGITS + digits);
    }

    /** A number, said as a whole. */
    public static Prompt number(long number) {
        return new Prompt("number:" + number);
    }

    /**
     * Characters, said one by one.
     *
     * @throws IllegalArgumentException if there are none, more than 100, or others than letters, digits and * # @ + . -
     */
    public static Prompt characters(String characters) {
        require(CHARACTERS, characters, "characters must be 1 to 100 letters, digits or * # @ + . -");
        return new Prompt("characters:" + characters);
    }

    /**
     * A tone of {@code indications.conf}, such as {@code busy}. It goes on until it is stopped: play it with {@link Play#stoppedBy},
     * or as the prompt of a {@link Gather}.
     *
     * @throws IllegalArgumentException unless the name is 1 to 30 small letters
     */
    public static Prompt tone(String name) {
        require(TONE, name, "the name of a tone must be 1 to 30 small letters");
        return new Prompt("tone:" + name);
    }

    /**
     * One sound for each digit, so that the playback can be stopped: Asterisk plays {@code digits:} to its end. Any other prompt
     * remains as it is.
     */
    List<Prompt> singly() {
        if (!uri.startsWith(DIGITS)) {
            return List.of(this);
        }
        return uri.substring(DIGITS.length()).chars().mapToObj(Prompt::digit).toList();
    }

    /** The sound file of a digit. */
    private static Prompt digit(int key) {
        return switch (key) {
            case '*' -> sound("digits/star");
            case '#' -> sound("digits/pound");
            case '-' -> sound("digits/minus");
            default -> sound("digits/" + (char) key);
        };
    }

    /** The name of the recording that is played; null: no recording. */
    public @Nullable String recordingName() {
        return uri.startsWith(RECORDING) ? uri.substring(RECORDING.length()) : null;
    }

    private static String file(String what, String name) {
        require(FILE, name, what + " must be letters, digits, slashes, dots, dashes or underscores");
        if (name.contains("..")) {
            throw new IllegalArgumentException(what + " must not contain two dots in a row");
        }
        return name;
    }

    private static void require(Pattern pattern, String value, String message) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(message);
        }
    }
}
