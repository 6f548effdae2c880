package io.github.ariadne4j.examples.b2bua.doctor;

import java.util.List;

/** Which Asterisk it is, and whether an instance serves the application there. */
record Identity(String application) implements Diagnosis {
    private static final String ENTITY = "entityid";
    private static final String UNSET = "00:00:00:00:00:00";

    @Override
    public List<Finding> look(AsteriskView asterisk) {
        return List.of(entity(asterisk.info().entityId()), instance(asterisk.isServed(application)));
    }

    private static Finding entity(String id) {
        String own = "asterisk.conf, [options]: entityid = 02:00:00:00:00:01, another one for each server";
        return id.isEmpty() || id.equals(UNSET)
                ? Finding.fault(
                        ENTITY, "Asterisk has none, so that its calls cannot be told from those of another", own)
                : Finding.note(
                        ENTITY,
                        id + "; whether it is set, and no other server has it, cannot be seen through ARI",
                        "check " + own);
    }

    private Finding instance(boolean served) {
        return served
                ? Finding.note(
                        "application",
                        application + " is known to Asterisk: an instance serves it, or its calls go on",
                        "a second instance of this name would replace it; name that one otherwise with --ari-app")
                : Finding.ok("application", application + " is free");
    }
}
