package io.github.ariadne4j.examples.b2bua.route;

import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Translates a pattern of the dialplan into one of Java, with a number that it matches; used on one thread, once. */
final class PatternTranslator {
    private static final Pattern LITERAL = Pattern.compile("[+0-9A-Za-z*#]");
    private static final Pattern SET = Pattern.compile("(?:[+0-9A-Za-z*#](?:-[0-9A-Za-z])?)+");
    private static final Pattern CODE_OR_NAME = Pattern.compile(".*[A-Za-z*#].*");
    /** Prefers the members of a set that are likelier in a number. */
    private static final Comparator<Integer> LIKELIEST = Comparator.comparingInt(
            member -> Character.isDigit(member) ? 0 : Character.isLetter(member) ? 2 : member == '+' ? 3 : 1);

    private final String text;
    private final StringBuilder expression = new StringBuilder();
    private final StringBuilder example = new StringBuilder();
    private boolean isForAll;
    private int at = 1;

    private PatternTranslator(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is malformed; the message contains what to change */
    static PatternTranslator of(String text) {
        PatternTranslator translator = new PatternTranslator(text);
        translator.translate();
        return translator;
    }

    /** The regular expression. */
    String expression() {
        return expression.toString();
    }

    /** A number that it matches, of digits where possible. */
    String example() {
        return example.toString();
    }

    /** Whether it is for codes and names as well as for telephone numbers. */
    boolean isForAll() {
        return isForAll;
    }

    private void translate() {
        if (text.length() == 1) {
            throw bad("the pattern after the _ is empty");
        }
        while (at < text.length()) {
            expression.append(part(text.charAt(at)));
        }
    }

    private String part(char symbol) {
        at++;
        return switch (symbol) {
            case 'X', 'x' -> digit("[0-9]", '0');
            case 'Z', 'z' -> digit("[1-9]", '1');
            case 'N', 'n' -> digit("[2-9]", '2');
            case '.' -> last(".+");
            case '!' -> last(".*");
            case '[' -> set();
            case '-' -> ""; // Asterisk ignores it as well; it is for readability
            default -> literal(symbol);
        };
    }

    private String digit(String digits, char one) {
        example.append(one);
        return digits;
    }

    private String last(String rest) {
        if (at < text.length()) {
            throw bad(". and ! are allowed at the end only");
        }
        isForAll |= example.isEmpty();
        example.append('0');
        return rest;
    }

    private String set() {
        int end = text.indexOf(']', at);
        String members = end < 0 ? "" : text.substring(at, end);
        if (!SET.matcher(members).matches() || !isInOrder(members)) {
            throw bad("a set reads like [15-7]");
        }
        at = end + 1;
        isForAll |= isCodeOrName(members);
        members.chars()
                .filter(member -> member != '-')
                .boxed()
                .min(LIKELIEST)
                .ifPresent(member -> example.append((char) member.intValue()));
        return '[' + members + ']';
    }

    private static boolean isInOrder(String members) {
        return IntStream.range(1, Math.max(1, members.length() - 1))
                .filter(middle -> members.charAt(middle) == '-')
                .allMatch(middle -> members.charAt(middle - 1) <= members.charAt(middle + 1));
    }

    private String literal(char symbol) {
        String one = String.valueOf(symbol);
        if (!LITERAL.matcher(one).matches()) {
            throw bad("not allowed: " + symbol);
        }
        isForAll |= isCodeOrName(one);
        example.append(symbol);
        return Pattern.quote(one);
    }

    /** Whether it contains a character that no telephone number has. */
    static boolean isCodeOrName(String text) {
        return CODE_OR_NAME.matcher(text).matches();
    }

    private IllegalArgumentException bad(String why) {
        return new IllegalArgumentException("pattern " + text + ": " + why);
    }
}
