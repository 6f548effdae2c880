package io.github.ariadne4j.testkit.record;

/**
 * The data that a record hides. Secrets are always hidden: headers and {@code api_key} are not written, and fields named password,
 * secret or token are written as {@code ***}.
 */
public sealed interface Masking {
    /** Hides secrets only. */
    static Masking secretsOnly() {
        return new SecretsOnly();
    }

    /**
     * Hides telephone numbers, caller ids and SIP addresses as well. The same number has the same mask throughout a record, so that the
     * record can be replayed, and another mask in the next record. DTMF digits are written unchanged.
     */
    static Masking numbers() {
        return new Numbers(0);
    }

    /** As {@link #numbers}, but keeps this many leading digits, for applications that route by them. */
    static Masking numbersKeeping(int leadingDigits) {
        return new Numbers(leadingDigits);
    }

    /** {@link #secretsOnly}. */
    record SecretsOnly() implements Masking {}

    /**
     * {@link #numbers}.
     *
     * @param leadingDigits the number of leading digits that are kept
     */
    record Numbers(int leadingDigits) implements Masking {
        /** @throws IllegalArgumentException if negative */
        public Numbers {
            if (leadingDigits < 0) {
                throw new IllegalArgumentException("leadingDigits must not be negative: " + leadingDigits);
            }
        }
    }
}
