package io.github.ariadne4j.ari;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Known vulnerabilities of Asterisk versions that concern ARI. */
final class KnownVulnerabilities {
    private static final Logger LOG = LoggerFactory.getLogger(KnownVulnerabilities.class);

    /** Matches 20.7.0, 22.10.1+dfsg~1, certified/20.7-cert5: only the numbers are compared. */
    private static final Pattern VERSION =
            Pattern.compile("(certified[/-])?(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?(?!\\d)(-rc|-cert)?.*");

    /** The first release of each branch with the fixes of July 2026. */
    private static final Map<Integer, int[]> FIXED =
            Map.of(20, new int[] {20, 1}, 21, new int[] {12, 3}, 22, new int[] {10, 1}, 23, new int[] {4, 1});

    private static final int OLDEST_BRANCH = 20;

    private static final List<Vulnerability> ALL = List.of(
            new Vulnerability(
                    "GHSA-vrfp-mg3q-3959", "an ARI user can run dialplan functions such as SHELL() through variables"),
            new Vulnerability(
                    "GHSA-wcvv-g26m-wx5c", "a read-only ARI user with an api_key can write over the WebSocket"));

    private KnownVulnerabilities() {}

    /**
     * @param advisory the id of its security advisory
     * @param impact what an attacker can do
     */
    record Vulnerability(String advisory, String impact) {}

    /** The vulnerabilities of this version; empty for a version that cannot be parsed. */
    static List<Vulnerability> of(String version) {
        Matcher known = VERSION.matcher(version);
        if (!known.matches() || known.group(1) != null || "-cert".equals(known.group(5))) {
            return List.of();
        }
        int branch = Integer.parseInt(known.group(2));
        int[] fixed = FIXED.get(branch);
        if (fixed == null) {
            return branch < OLDEST_BRANCH ? ALL : List.of();
        }
        int minor = Integer.parseInt(known.group(3));
        int patch = known.group(4) == null ? 0 : Integer.parseInt(known.group(4));
        boolean open = minor < fixed[0] || (minor == fixed[0] && patch < fixed[1]);
        return open ? ALL : List.of();
    }

    static void warn(String version) {
        for (Vulnerability vulnerability : of(version)) {
            LOG.warn(
                    "Asterisk {} has a known vulnerability, {}: {}; a newer release of its branch fixes it",
                    version,
                    vulnerability.advisory(),
                    vulnerability.impact());
        }
    }
}
