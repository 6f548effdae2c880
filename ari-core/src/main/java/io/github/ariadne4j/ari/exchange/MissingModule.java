package io.github.ariadne4j.ari.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Detects answers that mean a missing module: that of a resource, which is not loaded without its own dependencies,
 * that of a file format, or that of a bridge technology.
 */
final class MissingModule {
    private static final String UNKNOWN_RESOURCE = "Resource not found";
    private static final String UNKNOWN_METHOD = "Invalid method";
    private static final String UNKNOWN_FORMAT = "format is unknown on this system";
    private static final String NO_BRIDGE = "Unable to create bridge";
    private static final String NEEDS = "; it needs ";

    private static final Map<String, String> OF_RESOURCE = Map.of(
            "channels",
            "res_ari_channels.so, which needs res_stasis_answer.so, res_stasis_playback.so, res_stasis_recording.so"
                    + " and res_stasis_snoop.so",
            "bridges",
            "res_ari_bridges.so",
            "playbacks",
            "res_ari_playbacks.so",
            "recordings",
            "res_ari_recordings.so",
            "endpoints",
            "res_ari_endpoints.so",
            "applications",
            "res_ari_applications.so",
            "asterisk",
            "res_ari_asterisk.so",
            "sounds",
            "res_ari_sounds.so",
            "deviceStates",
            "res_ari_device_states.so",
            "mailboxes",
            "res_ari_mailboxes.so");

    private static final Map<String, String> OF_FORMAT = Map.of(
            "wav", "format_wav.so",
            "wav49", "format_wav_gsm.so",
            "gsm", "format_gsm.so",
            "sln", "format_sln.so",
            "ulaw", "format_pcm.so",
            "alaw", "format_pcm.so");

    private MissingModule() {}

    /**
     * Whether a 404 is about one channel, bridge or the like. If the resource itself is unknown, the answer gives no
     * information about it.
     */
    static boolean knowsResource(String said) {
        return !said.equals(UNKNOWN_RESOURCE);
    }

    /** The missing module or version as the end of a message; empty if the answer has another meaning. */
    static String hint(AriRequest request, int status, String said) {
        if (!knowsResource(said) || (status == 405 && said.equals(UNKNOWN_METHOD))) {
            return request.path().endsWith("/progress")
                    ? NEEDS + "Asterisk 20.16, 21.11, 22.6 or later"
                    : ofResource(request.path());
        }
        if (status == 422 && said.contains(UNKNOWN_FORMAT)) {
            return ofFormat(request);
        }
        return said.equals(NO_BRIDGE)
                ? NEEDS + "bridge_simple.so and bridge_softmix.so (module show like bridge_)"
                : "";
    }

    private static String ofResource(String path) {
        String module = OF_RESOURCE.get(firstOf(path));
        return module == null ? "" : NEEDS + "Asterisk 20 or later, with " + module + " (module show like res_ari)";
    }

    private static String firstOf(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end);
    }

    private static String ofFormat(AriRequest request) {
        String format = parameter(request, "format");
        String module = format == null ? null : OF_FORMAT.get(format);
        return NEEDS + (module == null ? "the module of that format" : module) + " (module show like format_)";
    }

    private static @Nullable String parameter(AriRequest request, String name) {
        for (AriRequest.Param param : request.query()) {
            if (param.name().equals(name)) {
                return param.value();
            }
        }
        return null;
    }
}
