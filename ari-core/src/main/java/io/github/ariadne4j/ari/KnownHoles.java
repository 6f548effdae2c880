package io.github.ariadne4j.ari;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Known security holes of Asterisk versions that concern ARI. */
final class KnownHoles {
    private static final Logger LOG = LoggerFactory.getLogger(KnownHoles.class);

    /** 20.7.0, 22.10.1+dfsg~1, certified/20.7-cert5: the numbers are all that can be compared, as far as they are numbers. */
    private static final Pattern VERSION =
            Pattern.compile("(certified[/-])?(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?(?!\\d)(-rc|-cert)?.*");

    /** The first release of each branch that has what was mended in July 2026. */
    private static final Map<Integer, int[]> MENDED =
            Map.of(20, new int[] {20, 1}, 21, new int[] {12, 3}, 22, new int[] {10, 1}, 23, new int[] {4, 1});

    private static final int OLDEST_BRANCH = 20;

    private static final List<Hole> HOLES = List.of(
            new Hole("GHSA-vrfp-mg3q-3959", "an ARI user can run dialplan functions such as SHELL() through variables"),
            new Hole("GHSA-wcvv-g26m-wx5c", "a read-only ARI user with an api_key can write over the WebSocket"));

    private KnownHoles() {}

    /**
     * A hole.
     *
     * @param advisory where it is described
     * @param what what it allows
     */
    record Hole(String advisory, String what) {}

    /** What is open in this version; nothing is said of a version that cannot be told. */
    static List<Hole> of(String version) {
        Matcher known = VERSION.matcher(version);
        if (!known.matches() || known.group(1) != null || "-cert".equals(known.group(5))) {
            return List.of();
        }
        int branch = Integer.parseInt(known.group(2));
        int[] mended = MENDED.get(branch);
        if (mended == null) {
            return branch < OLDEST_BRANCH ? HOLES : List.of();
        }
        int minor = Integer.parseInt(known.group(3));
        int patch = known.group(4) == null ? 0 : Integer.parseInt(known.group(4));
        boolean open = minor < mended[0] || (minor == mended[0] && patch < mended[1]);
        return open ? HOLES : List.of();
    }

    static void warn(String version) {
        for (Hole hole : of(version)) {
            LOG.warn(
                    "Asterisk {} has a known hole, {}: {}; a newer release of its branch mends it",
                    version,
                    hole.advisory(),
                    hole.what());
        }
    }
}
