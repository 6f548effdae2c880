package io.github.ariadne4j.ari.asterisk;

import io.github.ariadne4j.ari.model.ApiDescription;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The features of a server, by its API description. Without a readable description it has none of the
 * {@link AsteriskFeature}s.
 *
 * @param api its description; {@link ApiDescription#NONE} if it could not be read
 */
public record AsteriskFeatures(ApiDescription api) {
    /** Whether the server has this feature. */
    public boolean has(AsteriskFeature feature) {
        return feature.isIn(api);
    }

    /** All features of the server. */
    public Set<AsteriskFeature> all() {
        return Arrays.stream(AsteriskFeature.values()).filter(this::has).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the server has this operation, for example {@code POST} and {@code /channels/{channelId}/answer}. */
    public boolean supports(String method, String path) {
        return api.supports(method, path);
    }
}
