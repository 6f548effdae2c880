package io.github.ariadne4j.examples.b2bua.doctor;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.examples.b2bua.config.DoctorOrder;
import io.github.ariadne4j.examples.b2bua.config.PublicText;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * Checks the dependencies of the application: an Asterisk, and the stores of the settings. Changes nothing, and places a call only if
 * the order contains one.
 */
public final class Doctor {
    private static final String REACHABLE = "Asterisk";

    private final DoctorOrder order;

    /** @param order the servers to check */
    public Doctor(DoctorOrder order) {
        this.order = order;
    }

    /** Runs the checks; returns their findings in order. Blocks. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>(asterisk());
        findings.addAll(RedisCheck.look(order.redisUrl()));
        findings.addAll(DatabaseCheck.look(order.cdrs()));
        return findings;
    }

    private List<Finding> asterisk() {
        AriSettings settings = order.ari();
        try (AriClient ari = AriClient.connect(settings)) {
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.ok(
                    REACHABLE,
                    settings.uri() + " accepts user " + settings.credentials().username()));
            findings.addAll(look(new AriView(ari, Clock.systemUTC())));
            findings.addAll(SharedIdentity.look(order, ari.server()));
            if (order.call() != null) {
                findings.add(TestCall.place(settings, order.call()));
            }
            return findings;
        } catch (CompletionException e) {
            return List.of(unreachable(e.getCause() instanceof AriException known ? known : e));
        } catch (AriException e) {
            return List.of(unreachable(e));
        }
    }

    private Finding unreachable(RuntimeException thrown) {
        AriSettings settings = order.ari();
        return thrown instanceof AriRejectedException
                ? Finding.fault(
                        REACHABLE,
                        settings.uri() + " refuses the user "
                                + settings.credentials().username(),
                        "check " + Setting.ARI_USERNAME + " and " + Setting.ARI_PASSWORD + " against ari.conf")
                : Finding.fault(
                        REACHABLE,
                        settings.uri() + " cannot be reached: " + PublicText.of(String.valueOf(thrown.getMessage())),
                        "start Asterisk; check http.conf (enabled, bindaddr, bindport), ari.conf (enabled = yes), and "
                                + Setting.ARI_URL.names());
    }

    List<Finding> look(AsteriskView asterisk) {
        List<Finding> findings = new ArrayList<>();
        diagnoses().forEach(diagnosis -> findings.addAll(looked(diagnosis, asterisk)));
        return findings;
    }

    /** A check that fails does not prevent the others. */
    private static List<Finding> looked(Diagnosis diagnosis, AsteriskView asterisk) {
        try {
            return diagnosis.look(asterisk);
        } catch (AriException e) {
            return List.of(Finding.fault(
                    diagnosis.getClass().getSimpleName(),
                    "could not be checked: " + PublicText.of(String.valueOf(e.getMessage())),
                    NeededModules.cure("res_ari_asterisk.so")));
        }
    }

    private List<Diagnosis> diagnoses() {
        List<Diagnosis> diagnoses = new ArrayList<>(List.of(
                new KnownBugs(),
                new Rights(order.ari().credentials().username()),
                new Identity(order.ari().application()),
                new NeededModules(),
                new ServerLimits(),
                new EndpointOptions(),
                new ClockDifference()));
        if (!order.hepAddress().isEmpty()) {
            diagnoses.add(new HepConfiguration(order.hepAddress()));
        }
        return diagnoses;
    }
}
