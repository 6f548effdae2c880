package io.github.ariadne4j.ari.asterisk;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on configuration objects that can be changed at run time ({@code /asterisk/config/dynamic}). A
 * stage that fails, fails with an {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface DynamicConfig {
    /** The fields of an object, for example of class {@code res_pjsip} and type {@code endpoint}. */
    CompletionStage<Map<String, String>> get(String configClass, String type, String id);

    /** Creates or changes an object; the result has all its fields. */
    CompletionStage<Map<String, String>> set(String configClass, String type, String id, Map<String, String> fields);

    /** Deletes an object. */
    CompletionStage<Void> delete(String configClass, String type, String id);
}
