package io.github.ariadne4j.callflow.gate;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of number prefixes that are allowed or denied. A number in the form {@code +881…}, {@code 00881…} or {@code 881…} is
 * found by the prefix {@code +881}.
 *
 * @param international the prefixes that are dialled in place of {@code +}, for example {@code 00}
 * @param denied by prefix, international ones with {@code +}: whether numbers with this prefix are denied
 */
record PrefixTable(List<String> international, Map<String, Boolean> denied) {
    /**
     * The fewest digits of a number without {@code +} that is also read as an international one. The shortest numbers of the
     * shared country codes of ITU-T E.164 have 11; numbers of national plans with the same leading digits, such as the North
     * American area codes 808, 870 and 979, have 10.
     */
    private static final int BARE_INTERNATIONAL = 11;

    private static final Pattern LEADING_ZEROS = Pattern.compile("[+0]*");

    PrefixTable {
        international = List.copyOf(international);
        denied = Map.copyOf(denied);
    }

    /** The international number with a leading {@code +}; null if the number is not in an international form. */
    static @Nullable String international(String number, List<String> prefixes) {
        if (number.startsWith("+")) {
            return '+' + LEADING_ZEROS.matcher(number).replaceFirst("");
        }
        for (String prefix : prefixes) {
            if (number.startsWith(prefix)) {
                return '+'
                        + LEADING_ZEROS
                                .matcher(number.substring(prefix.length()))
                                .replaceFirst("");
            }
        }
        return null;
    }

    /** The rule of the longest prefix of the number; of two with the same length, denied. Null if no prefix matches. */
    @Nullable Boolean denies(String number) {
        String international = international(number, international());
        if (international != null) {
            return denied.get(longest(international));
        }
        String bare = longest(number);
        if (leadingDigits(number) < BARE_INTERNATIONAL) {
            return denied.get(bare);
        }
        return longer(bare, longest('+' + number));
    }

    private @Nullable Boolean longer(String bare, String international) {
        Boolean ofBare = denied.get(bare);
        Boolean ofInternational = denied.get(international);
        if (ofInternational == null) {
            return ofBare;
        }
        if (ofBare == null) {
            return ofInternational;
        }
        int difference = bare.length() - international.length() + 1;
        if (difference == 0) {
            return ofBare || ofInternational;
        }
        return difference > 0 ? ofBare : ofInternational;
    }

    /** The longest prefix of the number that is in the table; the whole number if there is none. */
    private String longest(String number) {
        for (int length = number.length(); length > 0; length--) {
            String prefix = number.substring(0, length);
            if (denied.containsKey(prefix)) {
                return prefix;
            }
        }
        return number;
    }

    private static int leadingDigits(String number) {
        int digits = 0;
        while (digits < number.length() && Character.isDigit(number.charAt(digits))) {
            digits++;
        }
        return digits;
    }
}
