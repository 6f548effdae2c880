package io.github.ariadne4j.examples.b2bua.doctor;

import java.util.List;

/** Checks the identity of the Asterisk, and whether an instance serves the application there. */
record IdentityCheck(String application) implements AsteriskCheck {
    private static final String ENTITY = "entityid";
    private static final String UNSET = "00:00:00:00:00:00";

    @Override
    public List<Finding> check(AsteriskInspector asterisk) {
        return List.of(entity(asterisk.info().entityId()), instance(asterisk.isServed(application)));
    }

    private static Finding entity(String id) {
        String own = "asterisk.conf, [options]: entityid = 02:00:00:00:00:01, another one for each server";
        return id.isEmpty() || id.equals(UNSET)
                ? Finding.fault(
                        ENTITY,
                        "Asterisk has none; its calls cannot be distinguished from those of another Asterisk",
                        own)
                : Finding.note(
                        ENTITY,
                        id + "; whether it is set, and no other server has it, cannot be seen through ARI",
                        "check " + own);
    }

    private Finding instance(boolean served) {
        return served
                ? Finding.note(
                        "application",
                        application + " exists in Asterisk: an instance serves it, or its calls go on",
                        "a second instance of this name would replace it: give the second one another name with --ari-app")
                : Finding.ok("application", application + " is free");
    }
}
