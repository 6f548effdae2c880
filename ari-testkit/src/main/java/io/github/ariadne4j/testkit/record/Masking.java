package io.github.ariadne4j.testkit.record;

/**
 * What a record hides. Secrets are hidden always: headers are not written at all, {@code api_key} neither, and what is
 * called a password, secret or token is written as {@code ***}.
 */
public sealed interface Masking {
    /** Hides secrets only. */
    static Masking secretsOnly() {
        return new SecretsOnly();
    }

    /**
     * Hides telephone numbers, caller ids and SIP addresses as well. The same number has the same mask throughout a
     * record, so that it still replays, and another one in the next record. Digits that are pressed on a telephone are
     * written as they are.
     */
    static Masking numbers() {
        return new Numbers(0);
    }

    /** As {@link #numbers}, with so many leading digits kept, for applications that route by them. */
    static Masking numbersKeeping(int leadingDigits) {
        return new Numbers(leadingDigits);
    }

    /** {@link #secretsOnly}. */
    record SecretsOnly() implements Masking {}

    /**
     * {@link #numbers}.
     *
     * @param leadingDigits how many leading digits are kept
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
