package io.github.ariadne4j.examples.b2bua.route;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which numbers a route is for, as Asterisk's dialplan writes it: a number as it is, or after an underscore a pattern of
 * {@code X} (0-9), {@code Z} (1-9), {@code N} (2-9), {@code [15-7]}, and at its end {@code .} (one or more) or {@code !}
 * (any number) of whatever.
 *
 * @see <a href="https://docs.asterisk.org/Configuration/Dialplan/Pattern-Matching/">Pattern matching in Asterisk</a>
 */
final class NumberPattern {
    private static final Pattern LITERAL = Pattern.compile("[+0-9A-Za-z*#]+");
    private static final Pattern SET = Pattern.compile("(?:[+0-9A-Za-z*#](?:-[0-9A-Za-z])?)+");

    private final String text;
    private final Pattern numbers;

    private NumberPattern(String text, Pattern numbers) {
        this.text = text;
        this.numbers = numbers;
    }

    /** @throws IllegalArgumentException if it is no pattern; the message says what to change */
    static NumberPattern parse(String text) {
        if (text.startsWith("_")) {
            return new NumberPattern(text, Pattern.compile(new Translation(text).expression(), Pattern.DOTALL));
        }
        if (!LITERAL.matcher(text).matches()) {
            throw new IllegalArgumentException("a number without _ before it is taken as it is, so it may hold digits,"
                    + " letters, + * # only: " + text);
        }
        return new NumberPattern(text, Pattern.compile(Pattern.quote(text)));
    }

    boolean matches(String number) {
        return numbers.matcher(number).matches();
    }

    @Override
    public String toString() {
        return text;
    }

    /** From the dialplan's pattern to Java's. */
    private static final class Translation {
        private final String text;
        private final StringBuilder expression = new StringBuilder();
        private int at = 1;

        Translation(String text) {
            this.text = text;
        }

        String expression() {
            if (text.length() == 1) {
                throw bad("nothing stands after the _");
            }
            while (at < text.length()) {
                expression.append(part(text.charAt(at)));
            }
            return expression.toString();
        }

        private String part(char symbol) {
            at++;
            return switch (symbol) {
                case 'X', 'x' -> "[0-9]";
                case 'Z', 'z' -> "[1-9]";
                case 'N', 'n' -> "[2-9]";
                case '.' -> last(".+");
                case '!' -> last(".*");
                case '[' -> set();
                case '-' -> ""; // Asterisk skips it as well: it is there for readers
                default -> literal(symbol);
            };
        }

        private String last(String rest) {
            if (at < text.length()) {
                throw bad(". and ! may stand at the end only");
            }
            return rest;
        }

        private String set() {
            int end = text.indexOf(']', at);
            String members = end < 0 ? "" : text.substring(at, end);
            if (!SET.matcher(members).matches() || !isInOrder(members)) {
                throw bad("a set reads like [15-7]");
            }
            at = end + 1;
            return '[' + members + ']';
        }

        private static boolean isInOrder(String members) {
            return IntStream.range(1, Math.max(1, members.length() - 1))
                    .filter(middle -> members.charAt(middle) == '-')
                    .allMatch(middle -> members.charAt(middle - 1) <= members.charAt(middle + 1));
        }

        private String literal(char symbol) {
            if (!LITERAL.matcher(String.valueOf(symbol)).matches()) {
                throw bad("it may not hold " + symbol);
            }
            return Pattern.quote(String.valueOf(symbol));
        }

        private IllegalArgumentException bad(String why) {
            return new IllegalArgumentException("pattern " + text + ": " + why);
        }
    }
}
