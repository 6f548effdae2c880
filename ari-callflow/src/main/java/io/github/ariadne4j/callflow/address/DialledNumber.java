package io.github.ariadne4j.callflow.address;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dialled number: the text as it came, and the number in it by which calls are routed. Parsed from a channel's extension: the
 * user part of a SIP URI, or the number of a tel URI, with {@code %} escapes resolved. Immutable; any thread.
 *
 * <p>Three kinds are recognized:
 *
 * <ul>
 *   <li>Telephone numbers: digits, with or without a leading {@code +}. The visual separators {@code - . ( )} of RFC 3966 are removed:
 *       {@code +49-30-1234} is {@code +49301234}.
 *   <li>Service codes: digits, {@code *} and <code>#</code>, such as {@code *97}. Separators are removed as well.
 *   <li>Names: letters, digits and {@code * # . _ -}, with at least one letter. They are not changed.
 * </ul>
 *
 * <p>A leading {@code tel:} is removed. Parameters after the number, such as {@code ;npdi;rn=+13105550000},
 * {@code ;phone-context=example.com} or {@code ;user=phone}, are kept separately and do not change the number by which calls are
 * routed. Asterisk cuts an extension after 79 characters, so the last parameter may be incomplete.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3966">RFC 3966</a>, and <a href="https://www.rfc-editor.org/rfc/rfc4694">RFC
 *     4694</a> for {@code npdi} and {@code rn}
 */
public final class DialledNumber {
    /** More than an extension of Asterisk can have. */
    private static final int LONGEST = 255;

    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{1,64}|[0-9*#]{1,64}");
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[0-9A-Za-z*#._-]{1,64}");
    private static final Pattern SEPARATORS = Pattern.compile("[().-]+");
    private static final String TEL = "tel:";

    private final String received;
    private final String number;
    private final Map<String, String> parameters;

    private DialledNumber(String received, String number, Map<String, String> parameters) {
        this.received = received;
        this.number = number;
        this.parameters = parameters;
    }

    /**
     * Parses a dialled number.
     *
     * @param received the text as it came
     * @throws IllegalArgumentException if it is no dialled number; the message has the rule and no part of the text
     */
    public static DialledNumber parse(String received) {
        if (received.length() > LONGEST) {
            throw new IllegalArgumentException("a dialled number must have at most 255 characters");
        }
        int semicolon = received.indexOf(';');
        String subscriber = semicolon < 0 ? received : received.substring(0, semicolon);
        String parameters = semicolon < 0 ? "" : received.substring(semicolon + 1);
        return new DialledNumber(received, numberIn(subscriber), TelParameters.parse(parameters));
    }

    /** Parses a dialled number without an exception; empty if the text is none. */
    public static Optional<DialledNumber> tryParse(String received) {
        try {
            return Optional.of(parse(received));
        } catch (IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }

    private static String numberIn(String subscriber) {
        boolean isTel = subscriber.regionMatches(true, 0, TEL, 0, TEL.length());
        String bare = isTel ? subscriber.substring(TEL.length()) : subscriber;
        String number = withoutSeparators(bare);
        if (NUMBER.matcher(number).matches()) {
            return number;
        }
        if (!isTel && NAME.matcher(bare).matches()) {
            return bare;
        }
        throw new IllegalArgumentException(
                "a dialled number must be 1 to 64 digits, * and #, or digits after a +, with or without"
                        + " the separators - . ( ); or a name of 1 to 64 letters, digits and * # . _ -");
    }

    private static String withoutSeparators(String text) {
        return SEPARATORS.matcher(text).replaceAll("");
    }

    /** The text as it came. For records, not for a dial string. */
    public String received() {
        return received;
    }

    /**
     * The number or name by which calls are routed: 1 to 64 digits, letters and {@code * # . _ -}, or digits after a {@code +}.
     */
    public String number() {
        return number;
    }

    /**
     * A parameter of the number, for example {@code phone-context}; untrusted text.
     *
     * @param name its name, in any case
     * @return its value, {@code ""} for one without a value such as {@code npdi}; empty if there is no such parameter
     */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * The routing number {@code rn} of a ported number, without its separators; empty if there is none, or it is invalid. A
     * carrier that routes by it dials it in place of {@link #number()}.
     */
    public Optional<String> routingNumber() {
        return parameter("rn")
                .map(DialledNumber::withoutSeparators)
                .filter(digits -> NUMBER.matcher(digits).matches());
    }

    /** Equal if the texts as they came are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DialledNumber that && received.equals(that.received);
    }

    @Override
    public int hashCode() {
        return received.hashCode();
    }

    /** The number by which calls are routed. */
    @Override
    public String toString() {
        return number;
    }
}
