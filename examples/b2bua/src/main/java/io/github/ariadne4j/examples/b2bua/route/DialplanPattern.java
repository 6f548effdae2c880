package io.github.ariadne4j.examples.b2bua.route;

import java.util.regex.Pattern;

/**
 * A pattern in the style of Asterisk's dialplan: {@code _} begins one, then X is 0-9, Z 1-9, N 2-9, [13-5] a choice,
 * {@code .} one or more of anything, {@code !} none or more. Without {@code _} it is the number itself.
 *
 * @see <a href="https://docs.asterisk.org/Configuration/Dialplan/Pattern-Matching/">Asterisk: Pattern Matching</a>
 */
final class DialplanPattern {
    private final Pattern regex;

    private DialplanPattern(Pattern regex) {
        this.regex = regex;
    }

    static DialplanPattern parse(String text) {
        if (text.isBlank() || text.equals("_")) {
            throw new IllegalArgumentException("a pattern must not be empty");
        }
        return new DialplanPattern(Pattern.compile(text.startsWith("_") ? regexOf(text) : Pattern.quote(text)));
    }

    private static String regexOf(String text) {
        StringBuilder regex = new StringBuilder();
        for (int at = 1; at < text.length(); at++) {
            char symbol = text.charAt(at);
            if (symbol == '[') {
                int end = text.indexOf(']', at);
                regex.append(choice(text, at, end));
                at = end;
            } else {
                regex.append(one(symbol, at == text.length() - 1, text));
            }
        }
        return regex.toString();
    }

    private static String choice(String text, int from, int to) {
        String inside = to < 0 ? "" : text.substring(from + 1, to);
        if (!inside.matches("[0-9*#+-]+")) {
            throw new IllegalArgumentException("pattern " + text + ": [ ] must hold digits, such as [13-5]");
        }
        return "[" + inside + "]";
    }

    private static String one(char symbol, boolean last, String text) {
        return switch (symbol) {
            case 'X', 'x' -> "[0-9]";
            case 'Z', 'z' -> "[1-9]";
            case 'N', 'n' -> "[2-9]";
            case '.' -> atEnd(".+", last, text);
            case '!' -> atEnd(".*", last, text);
            case '-' -> "";
            default -> literal(symbol, text);
        };
    }

    private static String atEnd(String regex, boolean last, String text) {
        if (!last) {
            throw new IllegalArgumentException("pattern " + text + ": . and ! may only stand at the end");
        }
        return regex;
    }

    private static String literal(char symbol, String text) {
        if ("0123456789*#+".indexOf(symbol) < 0) {
            throw new IllegalArgumentException(
                    "pattern " + text + ": '" + symbol + "' is none of 0-9 * # + X Z N [ ] . !");
        }
        return Pattern.quote(String.valueOf(symbol));
    }

    boolean matches(String number) {
        return regex.matcher(number).matches();
    }
}
