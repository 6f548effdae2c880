package io.github.ariadne4j.callflow.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the table of {@link NumberRules}. Used once, on one thread. */
final class NumberRulesText {
    private static final Pattern BETWEEN_RULES = Pattern.compile("[;\\n]");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");
    private static final Pattern RULE =
            Pattern.compile("(?<verb>allow|deny)\\s+(?<prefix>any|\\+?[0-9A-Za-z*#]{1,32}|\\+)");
    private static final Pattern INTERNATIONAL = Pattern.compile("international\\s+(?<prefix>[0-9]{1,8})");
    private static final String ANY = "any";

    private final List<String> international = new ArrayList<>();
    private final Map<String, Boolean> denied = new HashMap<>();
    private boolean othersDenied;

    private NumberRulesText() {}

    static NumberRules parse(String table) {
        List<String> lines = BETWEEN_RULES
                .splitAsStream(table)
                .map(line -> COMMENT.matcher(line).replaceFirst("").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        NumberRulesText text = new NumberRulesText();
        lines.forEach(text::readInternational);
        if (text.international.isEmpty()) {
            text.international.add("00");
        }
        lines.forEach(text::readRule);
        return new NumberRules(new PrefixTable(text.international, text.denied), text.othersDenied);
    }

    private void readInternational(String line) {
        Matcher matcher = INTERNATIONAL.matcher(line);
        if (matcher.matches()) {
            international.add(matcher.group("prefix"));
        }
    }

    private void readRule(String line) {
        if (INTERNATIONAL.matcher(line).matches()) {
            return;
        }
        Matcher rule = RULE.matcher(line);
        if (!rule.matches()) {
            throw new IllegalArgumentException("number rule " + line
                    + ": it must be deny PREFIX, allow PREFIX, deny any or international PREFIX; a prefix is digits,"
                    + " with or without a + before them, or the start of a code or name");
        }
        add(rule.group("prefix"), rule.group("verb").equals("deny"), line);
    }

    private void add(String prefix, boolean denies, String line) {
        if (prefix.equals(ANY)) {
            othersDenied = denies;
            return;
        }
        String global = PrefixTable.international(prefix, international);
        Boolean before = denied.put(global == null ? prefix : global, denies);
        if (before != null && before != denies) {
            throw new IllegalArgumentException("number rule " + line + ": the same prefix is allowed and denied");
        }
    }
}
