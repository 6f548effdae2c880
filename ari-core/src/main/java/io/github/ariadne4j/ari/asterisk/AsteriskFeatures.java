package io.github.ariadne4j.ari.asterisk;

import io.github.ariadne4j.ari.model.ApiDescription;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What this server can do, as it describes itself. A server whose description cannot be read is believed to have none of
 * the {@link AsteriskFeature}s.
 *
 * @param api its description; {@link ApiDescription#NONE} if it could not be read
 */
public record AsteriskFeatures(ApiDescription api) {
    /** Whether it can do this. */
    public boolean has(AsteriskFeature feature) {
        return feature.isIn(api);
    }

    /** All of the features that it has. */
    public Set<AsteriskFeature> all() {
        return Arrays.stream(AsteriskFeature.values()).filter(this::has).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it has this operation, for example {@code POST} and {@code /channels/{channelId}/answer}. */
    public boolean supports(String method, String path) {
        return api.supports(method, path);
    }
}
