package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the outcome of a gather whose digits are secret: all of it encrypted, or nothing of it where there is no key. Without the
 * key that encrypted it, it is not known.
 */
final class SecretDigits {
    private static final String SECRET = "secret";
    private static final String SEPARATOR = "\n";

    private SecretDigits() {}

    static StepOutcome<GatherOutcome> outcome(CallId call, JournalKeys keys) {
        return new StepOutcome<>(
                outcome -> written(keys.encrypt(call, String.join(SEPARATOR, StepOutcome.GATHER.write(outcome)))),
                texts -> StepOutcome.GATHER.read(texts(call, keys, texts)),
                texts -> decrypted(call, keys, texts) != null);
    }

    private static List<String> written(@Nullable String encrypted) {
        return encrypted == null ? List.of(SECRET) : List.of(SECRET, encrypted);
    }

    private static List<String> texts(CallId call, JournalKeys keys, List<String> written) {
        String text = decrypted(call, keys, written);
        if (text == null) {
            throw new IllegalArgumentException("secret digits of call " + call + " are not known");
        }
        return List.of(text.split(SEPARATOR, 2));
    }

    private static @Nullable String decrypted(CallId call, JournalKeys keys, List<String> texts) {
        return isSecret(texts) && texts.size() > 1 ? keys.decrypt(call, texts.get(1)) : null;
    }

    /** Whether these texts are such an outcome. */
    static boolean isSecret(@Nullable List<String> texts) {
        return texts != null && !texts.isEmpty() && texts.get(0).equals(SECRET);
    }

    /** Whether they are one of which nothing was kept. */
    static boolean isWithheld(@Nullable List<String> texts) {
        return texts != null && isSecret(texts) && texts.size() == 1;
    }
}
