package io.github.ariadne4j.examples.b2bua.doctor;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.DoctorOptions;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * Checks the dependencies of the application: an Asterisk, and the stores of the settings. Changes nothing, and places a call only if
 * the options contain one.
 */
public final class Doctor {
    private static final String REACHABLE = "Asterisk";

    private final DoctorOptions options;

    /** @param options the servers to check */
    public Doctor(DoctorOptions options) {
        this.options = options;
    }

    /** Runs the checks; returns their findings in order. Blocks. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>(asterisk());
        findings.addAll(RedisCheck.check(options.redisUrl()));
        findings.addAll(DatabaseCheck.check(options.cdrs()));
        return findings;
    }

    private List<Finding> asterisk() {
        AriSettings settings = options.ari();
        try (AriClient ari = AriClient.connect(settings)) {
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.ok(
                    REACHABLE,
                    settings.uri() + " accepts user " + settings.credentials().username()));
            findings.addAll(check(new AriInspector(ari, Clock.systemUTC())));
            findings.addAll(SharedIdentityCheck.check(options, ari.server()));
            if (options.call() != null) {
                findings.add(TestCall.place(settings, options.call()));
            }
            return findings;
        } catch (CompletionException e) {
            return List.of(unreachable(e.getCause() instanceof AriException known ? known : e));
        } catch (AriException e) {
            return List.of(unreachable(e));
        }
    }

    private Finding unreachable(RuntimeException thrown) {
        AriSettings settings = options.ari();
        return thrown instanceof AriRejectedException
                ? Finding.fault(
                        REACHABLE,
                        settings.uri() + " refuses the user "
                                + settings.credentials().username(),
                        "check " + Setting.ARI_USERNAME + " and " + Setting.ARI_PASSWORD + " against ari.conf")
                : Finding.fault(
                        REACHABLE,
                        settings.uri() + " cannot be reached: " + DisplayText.of(String.valueOf(thrown.getMessage())),
                        "start Asterisk; check http.conf (enabled, bindaddr, bindport), ari.conf (enabled = yes), and "
                                + Setting.ARI_URL.names());
    }

    List<Finding> check(AsteriskInspector asterisk) {
        List<Finding> findings = new ArrayList<>();
        checks().forEach(check -> findings.addAll(checked(check, asterisk)));
        return findings;
    }

    /** A check that fails does not prevent the others. */
    private static List<Finding> checked(AsteriskCheck check, AsteriskInspector asterisk) {
        try {
            return check.check(asterisk);
        } catch (AriException e) {
            return List.of(Finding.fault(
                    check.getClass().getSimpleName(),
                    "could not be checked: " + DisplayText.of(String.valueOf(e.getMessage())),
                    ModuleCheck.cure("res_ari_asterisk.so")));
        }
    }

    private List<AsteriskCheck> checks() {
        List<AsteriskCheck> checks = new ArrayList<>(List.of(
                new VersionCheck(),
                new PermissionCheck(options.ari().credentials().username()),
                new IdentityCheck(options.ari().application()),
                new ModuleCheck(),
                new ServerLimitCheck(),
                new EndpointCheck(),
                new ClockCheck()));
        if (!options.hepAddress().isEmpty()) {
            checks.add(new HepCheck(options.hepAddress()));
        }
        return checks;
    }
}
