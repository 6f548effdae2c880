package io.github.ariadne4j.testkit.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks for telephone numbers, caller ids and SIP addresses; equal values have equal masks. A text as long as a telephone number is
 * masked in every field; a shorter one only in fields that contain numbers.
 */
final class NumberMasks implements Redactor.Masks {
    private static final Set<String> UNTOUCHED = Set.of("timestamp", "creationtime", "asterisk_id", "type");
    private static final Pattern WHERE_NUMBERS_STAND =
            Pattern.compile("(caller|connected)\\.number|exten(sion)?|caller_rdnis|callerId|"
                    + "(CALLERID|CONNECTEDLINE|REDIRECTING|DNID).*|EXTEN|DIALEDPEERNUMBER|BLINDTRANSFER");
    private static final Pattern WHERE_NAMES_STAND =
            Pattern.compile("(caller|connected)\\.name|(CALLERID|CONNECTEDLINE|REDIRECTING)\\(.*name.*\\)");
    private static final Pattern CALLER_ID = Pattern.compile("\"?([^\"<]*?)\"?\\s*<([^>]*)>");

    private static final Pattern SIP_ADDRESS =
            Pattern.compile("(?<scheme>sips?:)(?:(?<user>[^@\\s;>/]+)@)?(?<host>[^\\s;>:?/@,]+)");
    private static final Pattern HOST = Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])");
    private static final Pattern DIALLED = Pattern.compile("(?<=(?:PJSIP|SIP|IAX2|Local)/)\\+?\\d{2,}");
    /** Excludes Asterisk's channel ids, which are a time and a counter, and the counters in channel names. */
    private static final Pattern LONG_NUMBER =
            Pattern.compile("(?<![A-Za-z0-9])(?!(?<=-)0\\d{7}(?!\\d))\\+?\\d{5,}(?![A-Za-z0-9]|\\.\\d)");

    private static final Pattern SECONDS = Pattern.compile("TIMEOUT\\(.*\\)");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{2,}");

    private final Map<String, String> masks = new HashMap<>();
    private final NumberMask numbers;
    private int names;

    NumberMasks(int leadingDigits) {
        numbers = new NumberMask(leadingDigits);
    }

    @Override
    public String masked(String name, String text) {
        if (text.isEmpty() || UNTOUCHED.contains(name) || SECONDS.matcher(name).matches()) {
            return text;
        }
        if (WHERE_NAMES_STAND.matcher(name).matches()) {
            return word("Name ", text);
        }
        if (WHERE_NUMBERS_STAND.matcher(name).matches()) {
            return callerId(text);
        }
        String masked = replaced(SIP_ADDRESS, text, this::sipAddress);
        masked = replaced(HOST, masked, host -> word("host-", host.group()));
        masked = replaced(DIALLED, masked, number -> number(number.group()));
        return replaced(LONG_NUMBER, masked, number -> number(number.group()));
    }

    /** {@code "Alice" <1000>}, or the number alone. */
    private String callerId(String text) {
        Matcher both = CALLER_ID.matcher(text);
        if (both.matches()) {
            return '"' + word("Name ", both.group(1)) + "\" <" + user(both.group(2)) + '>';
        }
        return text.startsWith("sip") ? replaced(SIP_ADDRESS, text, this::sipAddress) : user(text);
    }

    private String sipAddress(MatchResult match) {
        Matcher address = SIP_ADDRESS.matcher(match.group());
        if (!address.matches()) {
            return match.group();
        }
        String user = address.group("user");
        return address.group("scheme") + (user == null ? "" : user(user) + '@') + word("host-", address.group("host"));
    }

    /** The user part of an address: a number or a name; a single letter is a special extension of the dialplan. */
    private String user(String text) {
        if (NUMBER.matcher(text).find()) {
            return replaced(NUMBER, text, number -> number(number.group()));
        }
        return text.length() < 2 ? text : word("user-", text);
    }

    private String number(String number) {
        return numbers.isMask(number) ? number : masks.computeIfAbsent(number, numbers::maskOf);
    }

    private String word(String kind, String text) {
        return text.isEmpty() ? text : masks.computeIfAbsent(text, any -> kind + ++names);
    }

    private static String replaced(Pattern pattern, String text, Function<MatchResult, String> mask) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(mask.apply(match)));
    }
}
