package io.github.ariadne4j.examples.b2bua.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks the modules that calls need, and those that single features of the application need. */
final class ModuleCheck implements AsteriskCheck {
    private static final String SUBJECT = "modules";

    private static final List<String> NEEDED = List.of(
            "res_http_websocket.so",
            "res_ari.so",
            "res_ari_applications.so",
            "res_ari_asterisk.so",
            "res_ari_bridges.so",
            "res_ari_channels.so",
            "res_ari_endpoints.so",
            "res_ari_events.so",
            "res_ari_playbacks.so",
            "res_stasis.so",
            "res_stasis_answer.so",
            "res_stasis_playback.so",
            "app_stasis.so",
            "chan_pjsip.so",
            "res_pjsip.so",
            "res_pjsip_session.so",
            "res_pjsip_sdp_rtp.so",
            "res_rtp_asterisk.so",
            "bridge_simple.so",
            "bridge_softmix.so",
            "func_timeout.so");

    private static final Map<String, String> USEFUL = useful();

    private static Map<String, String> useful() {
        Map<String, String> useful = new LinkedHashMap<>();
        useful.put("bridge_native_rtp.so", "media goes through Asterisk's mixing thread");
        useful.put("bridge_holding.so", "parties cannot be put on hold by a flow");
        useful.put("chan_bridge_media.so", "nothing can be played into a bridge");
        useful.put("func_callerid.so", "names and numbers of callers cannot be set");
        useful.put("func_pjsip_contact.so", "routes to PJSIP/endpoint/* find no telephone");
        useful.put("func_pjsip_aor.so", "routes to PJSIP/endpoint/* find no telephone");
        useful.put("func_pjsip_endpoint.so", "routes to PJSIP/endpoint/* find no telephone");
        useful.put("res_musiconhold.so", "ringback=music is silent");
        useful.put("res_pjsip_rfc3326.so", "causes do not travel in the Reason header");
        useful.put("res_ari_recordings.so", "flows cannot record");
        useful.put("res_stasis_recording.so", "flows cannot record");
        useful.put("res_stasis_snoop.so", "flows cannot listen to a channel");
        return useful;
    }

    @Override
    public List<Finding> check(AsteriskInspector asterisk) {
        List<String> running = asterisk.modules();
        List<Finding> findings = new ArrayList<>();
        NEEDED.stream()
                .filter(module -> !running.contains(module))
                .forEach(module -> findings.add(
                        Finding.fault("module " + module, "is not running, and calls need it", cure(module))));
        USEFUL.forEach((module, without) -> {
            if (!running.contains(module)) {
                findings.add(Finding.warning("module " + module, "is not running: " + without, cure(module)));
            }
        });
        if (findings.isEmpty()) {
            findings.add(Finding.ok(SUBJECT, "all modules that calls need are running"));
        }
        return findings;
    }

    static String cure(String module) {
        return "modules.conf: load = " + module + "; now: asterisk -rx \"module load " + module + "\"";
    }
}
