package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.callflow.address.DialledNumber;
import java.util.regex.Pattern;

/**
 * The numbers of a route, in the syntax of Asterisk's dialplan: a literal number, or after an underscore a pattern of {@code X} (0-9),
 * {@code Z} (1-9), {@code N} (2-9), {@code [15-7]}, and at its end {@code .} (one or more) or {@code !} (any number) of further
 * characters.
 *
 * <p>A pattern is for telephone numbers: 1 to 20 digits, with or without {@code +}. One with a letter, {@code *} or <code>#</code> in
 * it, and {@code _.} and {@code _!}, is for codes and names as well. So {@code _X.} does not match 32a, and {@code _[0-9a-z].} does.
 *
 * @see <a href="https://docs.asterisk.org/Configuration/Dialplan/Pattern-Matching/">Pattern matching in Asterisk</a>
 */
final class NumberPattern {
    private static final Pattern LITERAL = Pattern.compile("[+0-9A-Za-z*#]+");
    private static final Pattern TELEPHONE_NUMBER = Pattern.compile("\\+?[0-9]{1,20}");
    private static final Pattern LONE_LETTER = Pattern.compile("[A-Za-z]");

    private final String text;
    private final Pattern numbers;
    private final boolean isForAll;

    private NumberPattern(String text, Pattern numbers, boolean isForAll) {
        this.text = text;
        this.numbers = numbers;
        this.isForAll = isForAll;
    }

    /** @throws IllegalArgumentException if it is malformed, or no call can match it; the message contains what to change */
    static NumberPattern parse(String text) {
        if (text.startsWith("_")) {
            PatternTranslator translator = PatternTranslator.of(text);
            Pattern numbers = Pattern.compile(translator.expression(), Pattern.DOTALL);
            return new NumberPattern(text, numbers, translator.isForAll()).reachedBy(translator.example());
        }
        if (!LITERAL.matcher(text).matches()) {
            throw new IllegalArgumentException("a number without _ before it is taken as it is, so it may hold digits,"
                    + " letters, + * # only: " + text);
        }
        boolean isForAll = PatternTranslator.isCodeOrName(text);
        return new NumberPattern(text, Pattern.compile(Pattern.quote(text)), isForAll).reachedBy(text);
    }

    /** This pattern, if a call can have the shortest number that it matches. */
    private NumberPattern reachedBy(String example) {
        if (LONE_LETTER.matcher(example).matches()) {
            throw new IllegalArgumentException(
                    "pattern " + text + ": no call reaches it, as Asterisk keeps extensions of one"
                            + " letter, such as h, for itself; use two characters or more");
        }
        boolean isDialled = DialledNumber.tryParse(example)
                .filter(number -> matches(number.number()))
                .isPresent();
        if (!isDialled) {
            throw new IllegalArgumentException(
                    "pattern " + text + ": no call reaches it: numbers are 1 to 20 digits with or"
                            + " without a + before them, codes are digits, * and #, and names have no +; " + example
                            + " is none of these");
        }
        return this;
    }

    boolean matches(String number) {
        return (isForAll || isTelephoneNumber(number))
                && numbers.matcher(number).matches();
    }

    /** Whether it is a literal number. */
    boolean isExact() {
        return !text.startsWith("_");
    }

    static boolean isTelephoneNumber(String number) {
        return TELEPHONE_NUMBER.matcher(number).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
