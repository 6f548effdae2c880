package io.github.ariadne4j.callflow.address;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dialled number as it came, and the number in it that calls are routed by. It is read from what Asterisk puts into a
 * channel's extension: the user part of a SIP URI, or the number of a tel URI, with {@code %} escapes resolved.
 *
 * <p>Three kinds are understood:
 *
 * <ul>
 *   <li>Telephone numbers: digits, with or without {@code +} before them. The visual separators {@code - . ( )} of RFC 3966
 *       are left out: {@code +49-30-1234} is {@code +49301234}.
 *   <li>Service codes: digits, {@code *} and <code>#</code>, such as {@code *97}. Separators are left out as well.
 *   <li>Names: letters, digits and {@code * # . _ -}, with a letter at least. They stay as they are.
 * </ul>
 *
 * <p>{@code tel:} before a number is left out. Parameters behind it, such as {@code ;npdi;rn=+13105550000},
 * {@code ;phone-context=example.com} or {@code ;user=phone}, are kept aside: they do not change the number that calls are
 * routed by. Asterisk cuts an extension after 79 characters, so the last parameter may be incomplete.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3966">RFC 3966</a>, and
 *     <a href="https://www.rfc-editor.org/rfc/rfc4694">RFC 4694</a> for {@code npdi} and {@code rn}
 */
public final class DialledNumber {
    /** More than Asterisk's extension can hold. */
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
     * Reads a dialled number.
     *
     * @param received what came
     * @throws IllegalArgumentException if it is none; the message says why and holds nothing of what came
     */
    public static DialledNumber parse(String received) {
        if (received.length() > LONGEST) {
            throw new IllegalArgumentException("a dialled number has 255 characters at the most");
        }
        int semicolon = received.indexOf(';');
        String subscriber = semicolon < 0 ? received : received.substring(0, semicolon);
        String parameters = semicolon < 0 ? "" : received.substring(semicolon + 1);
        return new DialledNumber(received, numberIn(subscriber), TelParameters.parse(parameters));
    }

    /** The same without an exception: empty if it is no dialled number. */
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
                "a dialled number is 1 to 64 digits, * and #, or digits after a +, with or without"
                        + " the separators - . ( ); or a name of 1 to 64 letters, digits and * # . _ -");
    }

    private static String withoutSeparators(String text) {
        return SEPARATORS.matcher(text).replaceAll("");
    }

    /** What came, unchanged; it belongs into records, not into a dial string. */
    public String received() {
        return received;
    }

    /** The number or name to route by: 1 to 64 of digits, letters and {@code * # . _ -}, or digits after a {@code +}. */
    public String number() {
        return number;
    }

    /**
     * A parameter that came with the number, for example {@code phone-context}; foreign text.
     *
     * @param name its name, in any case
     * @return its value, {@code ""} for one without a value such as {@code npdi}; empty if it did not come
     */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * The routing number {@code rn} of a ported number, without its separators; empty if none came, or what came is none.
     * A carrier that routes by it dials it in place of {@link #number()}.
     */
    public Optional<String> routingNumber() {
        return parameter("rn")
                .map(DialledNumber::withoutSeparators)
                .filter(digits -> NUMBER.matcher(digits).matches());
    }

    /** Two are equal if the same came. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DialledNumber that && received.equals(that.received);
    }

    @Override
    public int hashCode() {
        return received.hashCode();
    }

    /** The number to route by. */
    @Override
    public String toString() {
        return number;
    }
}
