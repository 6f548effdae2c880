package io.github.ariadne4j.testkit.record;

import java.util.HashSet;
import java.util.Set;

/** Makes replacements of numbers: of the same length if possible, with the leading digits that are to be kept. */
final class NumberMask {
    private final int leadingDigits;
    private final Set<String> made = new HashSet<>();
    private long counter;

    NumberMask(int leadingDigits) {
        this.leadingDigits = leadingDigits;
    }

    boolean isMask(String number) {
        return made.contains(number);
    }

    /** A mask that was not used before. Masks are counted: one that is computed from the number could be computed back. */
    String maskOf(String number) {
        int plus = number.startsWith("+") ? 1 : 0;
        int kept = Math.min(number.length(), plus + leadingDigits);
        String beginning = number.substring(0, kept);
        int width = Math.max(1, number.length() - kept);
        String mask;
        do {
            String count = Long.toString(++counter);
            mask = beginning + "0".repeat(Math.max(0, width - count.length())) + count;
        } while (mask.equals(number) || !made.add(mask));
        return mask;
    }
}
