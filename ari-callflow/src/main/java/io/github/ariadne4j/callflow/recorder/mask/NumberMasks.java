package io.github.ariadne4j.callflow.recorder.mask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks of one call's numbers, of callers' names and of SIP addresses, by the rules of the records of {@code ari-testkit}: what is long
 * enough for a telephone number is taken for one wherever it stands, a short one where numbers stand. Equal ones have equal masks, a
 * number has one of as many digits.
 */
public final class NumberMasks {
    private static final Set<String> UNTOUCHED = Set.of("timestamp", "creationtime", "asterisk_id", "type", "timeout");
    private static final Pattern NUMBERS =
            Pattern.compile("(caller|connected)\\.number|exten|caller_rdnis|(CALLERID|CONNECTEDLINE|REDIRECTING).*");
    private static final Pattern NAMES =
            Pattern.compile("(caller|connected)\\.name|(CALLERID|CONNECTEDLINE|REDIRECTING)\\(.*name.*\\)");
    private static final Pattern DIGITS = Pattern.compile("\\+?\\d{2,}");
    private static final Pattern SIP =
            Pattern.compile("(?<scheme>sips?:)(?:(?<user>[^@\\s;>/]+)@)?(?<host>[^\\s;>:?/@,]+)");
    /** Ids of calls, of channels of Asterisk's own and counters in their names are no numbers. */
    private static final Pattern LONG_NUMBER = Pattern.compile(
            "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<number>(?<=(?:PJSIP|SIP|IAX2|Local)/)\\+?\\d{2,}"
                    + "|(?<![A-Za-z0-9])(?!(?<=-)0\\d{7}(?!\\d))\\+?\\d{5,}(?![A-Za-z0-9]|\\.\\d))");

    private final Map<String, String> masks = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private int counted;

    /** The mask in place of a number. */
    public String number(String text) {
        return DIGITS.matcher(text).replaceAll(found -> digits(found.group()));
    }

    /** All texts of this, which is changed. */
    public JsonNode all(JsonNode json) {
        if (json instanceof ObjectNode object) {
            fields("", object);
        }
        return json;
    }

    private void fields(String parent, ObjectNode object) {
        boolean party = parent.equals("caller") || parent.equals("connected");
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = party ? parent + '.' + field.getKey() : field.getKey();
            value(name, field.getValue(), field::setValue);
        }
    }

    private void value(String name, JsonNode value, Consumer<JsonNode> set) {
        if (value.isTextual()) {
            set.accept(TextNode.valueOf(text(name, value.textValue())));
        } else if (value instanceof ObjectNode object) {
            fields(name, object);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int place = i;
                value(name, array.get(i), changed -> array.set(place, changed));
            }
        }
    }

    /** The mask for a field, parameter or variable of this name. */
    public String text(String name, String text) {
        if (text.isEmpty() || UNTOUCHED.contains(name) || name.startsWith("TIMEOUT(")) {
            return text;
        }
        if (NAMES.matcher(name).matches()) {
            return word("Name ", text);
        }
        if (NUMBERS.matcher(name).matches()) {
            return number(text);
        }
        String masked = SIP.matcher(text).replaceAll(found -> Matcher.quoteReplacement(address(found.group())));
        return LONG_NUMBER.matcher(masked).replaceAll(found -> {
            String number = found.group(1);
            return Matcher.quoteReplacement(number == null ? found.group() : digits(number));
        });
    }

    private String address(String text) {
        Matcher address = SIP.matcher(text);
        if (!address.matches()) {
            return text;
        }
        String user = address.group("user");
        return address.group("scheme")
                + (user == null ? "" : number(user) + '@')
                + word("host-", address.group("host"));
    }

    private String word(String kind, String text) {
        return text.isEmpty() || words.containsValue(text)
                ? text
                : words.computeIfAbsent(text, unknown -> kind + (words.size() + 1));
    }

    /** The mask for a name of a login or of a called party. */
    String user(String text) {
        return word("user-", text);
    }

    private String digits(String number) {
        if (masks.containsValue(number)) {
            return number;
        }
        String known = masks.get(number);
        if (known == null) {
            known = maskOf(number);
            masks.put(number, known);
        }
        return known;
    }

    private String maskOf(String number) {
        String plus = number.startsWith("+") ? "+" : "";
        String mask;
        do {
            String count = Integer.toString(++counted);
            mask = plus + "0".repeat(Math.max(0, number.length() - plus.length() - count.length())) + count;
        } while (mask.equals(number) || masks.containsValue(mask));
        return mask;
    }
}
