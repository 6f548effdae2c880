package io.github.ariadne4j.examples.b2bua.doctor;

import java.util.List;

/** Checks that the ARI user may do what calls need. */
record PermissionCheck(String username) implements AsteriskCheck {
    private static final String SUBJECT = "ARI user";

    @Override
    public List<Finding> check(AsteriskInspector asterisk) {
        return List.of(
                asterisk.mayWrite()
                        ? Finding.ok(SUBJECT, username + " may read and write")
                        : Finding.fault(
                                SUBJECT,
                                username + " is read-only; no call can be answered",
                                "ari.conf, [" + username + "]: read_only = no; then \"module reload res_ari.so\""));
    }
}
