package io.github.ariadne4j.examples.b2bua.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the version of Asterisk for known bugs that concern the application. */
final class VersionCheck implements AsteriskCheck {
    private static final String SUBJECT = "version";
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?(?!\\d).*");
    private static final int OLDEST = 20;

    /** The release of each branch that fixes GHSA-vrfp-mg3q-3959, GHSA-wcvv-g26m-wx5c and GHSA-589g-qgf8-m6mx. */
    private static final Map<Integer, Release> SAFE =
            Map.of(20, new Release(20, 1), 21, new Release(12, 3), 22, new Release(10, 1), 23, new Release(4, 1));

    /** The release of branch 22 that fixes a REFER with {@code Refer-Sub: false}. */
    private static final Release REFER_MENDED = new Release(11, 0);

    /** The release candidates that a PONG of a WebSocket client crashes (asterisk#2085). */
    private static final Pattern PONG_CRASHES = Pattern.compile("(20\\.21|22\\.11|23\\.5)\\.0-rc1.*");

    private record Release(int minor, int patch) {
        boolean isAtLeast(Release other) {
            return minor > other.minor || (minor == other.minor && patch >= other.patch);
        }
    }

    @Override
    public List<Finding> check(AsteriskInspector asterisk) {
        String version = asterisk.info().version();
        Matcher known = VERSION.matcher(version);
        if (!known.matches()) {
            return List.of(Finding.note(
                    SUBJECT,
                    version + ", a version without known bugs in this check",
                    "check the advisories of its vendor"));
        }
        int branch = Integer.parseInt(known.group(1));
        int patch = known.group(3) == null ? 0 : Integer.parseInt(known.group(3));
        return judged(version, branch, new Release(Integer.parseInt(known.group(2)), patch));
    }

    private static List<Finding> judged(String version, int branch, Release release) {
        if (branch < OLDEST) {
            return List.of(Finding.fault(SUBJECT, version + " is too old", "install Asterisk 22 or later"));
        }
        List<Finding> findings = new ArrayList<>();
        Release safe = SAFE.get(branch);
        findings.add(
                safe == null || release.isAtLeast(safe)
                        ? Finding.ok(SUBJECT, version)
                        : Finding.warning(
                                SUBJECT,
                                version
                                        + ": ARI users can run shell commands through variables (GHSA-vrfp-mg3q-3959), a"
                                        + " read-only one with an api_key can write (GHSA-wcvv-g26m-wx5c), and a NOTIFY from anywhere stops PJSIP (GHSA-589g-qgf8-m6mx)",
                                "install " + branch + "." + safe.minor() + "." + safe.patch() + " or later"));
        if (PONG_CRASHES.matcher(version).matches()) {
            findings.add(Finding.warning(
                    SUBJECT,
                    version + ": a PONG frame of any ARI client crashes it (asterisk#2085)",
                    "install the release of this branch"));
        }
        if (branch < 22 || (branch == 22 && !release.isAtLeast(REFER_MENDED))) {
            findings.add(Finding.note(
                    SUBJECT,
                    version + ": a REFER with Refer-Sub: false crashes it where PJSIP_TRANSFER_HANDLING is ari-only",
                    "check that extensions.conf does not set it, or install 22.11 or later"));
        }
        return findings;
    }
}
