package io.github.ariadne4j.testkit.rest;

import java.util.List;
import java.util.Optional;

/**
 * The REST operations of the simulator. Requests are routed, and the interface is described, by this table. Paths start below
 * {@code /ari}; if two paths match, the first one in the table is used.
 */
public enum Operation {
    /** {@code GET /asterisk/info}. */
    GET_INFO("getInfo", "GET", "/asterisk/info", "only"),
    /** {@code GET /asterisk/ping}. */
    PING("ping", "GET", "/asterisk/ping", ""),
    /** {@code GET /asterisk/modules}. */
    LIST_MODULES("listModules", "GET", "/asterisk/modules", ""),
    /** {@code GET /asterisk/modules/{moduleName}}. */
    GET_MODULE("getModule", "GET", "/asterisk/modules/{moduleName}", ""),
    /** {@code POST /asterisk/modules/{moduleName}}. */
    LOAD_MODULE("loadModule", "POST", "/asterisk/modules/{moduleName}", ""),
    /** {@code DELETE /asterisk/modules/{moduleName}}. */
    UNLOAD_MODULE("unloadModule", "DELETE", "/asterisk/modules/{moduleName}", ""),
    /** {@code PUT /asterisk/modules/{moduleName}}. */
    RELOAD_MODULE("reloadModule", "PUT", "/asterisk/modules/{moduleName}", ""),
    /** {@code GET /asterisk/variable}. */
    GET_GLOBAL_VARIABLE("getGlobalVar", "GET", "/asterisk/variable", "variable*"),
    /** {@code POST /asterisk/variable}. */
    SET_GLOBAL_VARIABLE("setGlobalVar", "POST", "/asterisk/variable", "variable* value"),
    /** {@code POST /channels/create}. */
    CREATE_CHANNEL(
            "create",
            "POST",
            "/channels/create",
            "endpoint* app* appArgs channelId otherChannelId originator formats variables"),
    /** {@code POST /channels/externalMedia}. */
    EXTERNAL_MEDIA(
            "externalMedia",
            "POST",
            "/channels/externalMedia",
            "channelId app* variables external_host encapsulation transport connection_type format* direction data transport_data"),
    /** {@code GET /channels}. */
    LIST_CHANNELS("list", "GET", "/channels", ""),
    /** {@code POST /channels}. */
    ORIGINATE(
            "originate",
            "POST",
            "/channels",
            "endpoint* extension context priority label app appArgs callerId timeout variables channelId otherChannelId originator formats"),
    /** {@code POST /channels/{channelId}}. */
    ORIGINATE_WITH_ID(
            "originateWithId",
            "POST",
            "/channels/{channelId}",
            "endpoint* extension context priority label app appArgs callerId timeout variables otherChannelId originator formats"),
    /** {@code GET /channels/{channelId}}. */
    GET_CHANNEL("get", "GET", "/channels/{channelId}", ""),
    /** {@code DELETE /channels/{channelId}}. */
    HANG_UP("hangup", "DELETE", "/channels/{channelId}", "reason_code reason"),
    /** {@code POST /channels/{channelId}/dial}. */
    DIAL("dial", "POST", "/channels/{channelId}/dial", "caller timeout"),
    /** {@code POST /channels/{channelId}/answer}. */
    ANSWER("answer", "POST", "/channels/{channelId}/answer", ""),
    /** {@code POST /channels/{channelId}/ring}. */
    RING("ring", "POST", "/channels/{channelId}/ring", ""),
    /** {@code DELETE /channels/{channelId}/ring}. */
    RING_STOP("ringStop", "DELETE", "/channels/{channelId}/ring", ""),
    /** {@code POST /channels/{channelId}/progress}. */
    PROGRESS("progress", "POST", "/channels/{channelId}/progress", ""),
    /** {@code POST /channels/{channelId}/continue}. */
    CONTINUE("continueInDialplan", "POST", "/channels/{channelId}/continue", "context extension priority label"),
    /** {@code POST /channels/{channelId}/move}. */
    MOVE("move", "POST", "/channels/{channelId}/move", "app* appArgs"),
    /** {@code POST /channels/{channelId}/redirect}. */
    REDIRECT("redirect", "POST", "/channels/{channelId}/redirect", "endpoint*"),
    /** {@code POST /channels/{channelId}/transfer_progress}. */
    TRANSFER_PROGRESS("transfer_progress", "POST", "/channels/{channelId}/transfer_progress", "states*"),
    /** {@code POST /channels/{channelId}/dtmf}. */
    SEND_DTMF("sendDTMF", "POST", "/channels/{channelId}/dtmf", "dtmf before between duration after"),
    /** {@code POST /channels/{channelId}/mute}. */
    MUTE("mute", "POST", "/channels/{channelId}/mute", "direction"),
    /** {@code DELETE /channels/{channelId}/mute}. */
    UNMUTE("unmute", "DELETE", "/channels/{channelId}/mute", "direction"),
    /** {@code POST /channels/{channelId}/hold}. */
    HOLD("hold", "POST", "/channels/{channelId}/hold", ""),
    /** {@code DELETE /channels/{channelId}/hold}. */
    UNHOLD("unhold", "DELETE", "/channels/{channelId}/hold", ""),
    /** {@code POST /channels/{channelId}/moh}. */
    START_MOH("startMoh", "POST", "/channels/{channelId}/moh", "mohClass"),
    /** {@code DELETE /channels/{channelId}/moh}. */
    STOP_MOH("stopMoh", "DELETE", "/channels/{channelId}/moh", ""),
    /** {@code POST /channels/{channelId}/silence}. */
    START_SILENCE("startSilence", "POST", "/channels/{channelId}/silence", ""),
    /** {@code DELETE /channels/{channelId}/silence}. */
    STOP_SILENCE("stopSilence", "DELETE", "/channels/{channelId}/silence", ""),
    /** {@code POST /channels/{channelId}/play}. */
    PLAY("play", "POST", "/channels/{channelId}/play", "media* lang offsetms skipms playbackId"),
    /** {@code POST /channels/{channelId}/play/{playbackId}}. */
    PLAY_WITH_ID("playWithId", "POST", "/channels/{channelId}/play/{playbackId}", "media* lang offsetms skipms"),
    /** {@code POST /channels/{channelId}/record}. */
    RECORD(
            "record",
            "POST",
            "/channels/{channelId}/record",
            "name* format* maxDurationSeconds maxSilenceSeconds ifExists beep terminateOn"),
    /** {@code GET /channels/{channelId}/variable}. */
    GET_VARIABLE("getChannelVar", "GET", "/channels/{channelId}/variable", "variable*"),
    /** {@code POST /channels/{channelId}/variable}. */
    SET_VARIABLE("setChannelVar", "POST", "/channels/{channelId}/variable", "variable* value report_events"),
    /** {@code GET /channels/{channelId}/variables}. */
    GET_VARIABLES("getChannelVars", "GET", "/channels/{channelId}/variables", "variables*"),
    /** {@code POST /channels/{channelId}/variables}. */
    SET_VARIABLES("setChannelVars", "POST", "/channels/{channelId}/variables", "variables*"),
    /** {@code POST /channels/{channelId}/snoop}. */
    SNOOP("snoopChannel", "POST", "/channels/{channelId}/snoop", "spy whisper app* appArgs snoopId"),
    /** {@code POST /channels/{channelId}/snoop/{snoopId}}. */
    SNOOP_WITH_ID("snoopChannelWithId", "POST", "/channels/{channelId}/snoop/{snoopId}", "spy whisper app* appArgs"),
    /** {@code GET /channels/{channelId}/rtp_statistics}. */
    RTP_STATISTICS("rtpstatistics", "GET", "/channels/{channelId}/rtp_statistics", ""),
    /** {@code GET /playbacks/{playbackId}}. */
    GET_PLAYBACK("get", "GET", "/playbacks/{playbackId}", ""),
    /** {@code DELETE /playbacks/{playbackId}}. */
    STOP_PLAYBACK("stop", "DELETE", "/playbacks/{playbackId}", ""),
    /** {@code POST /playbacks/{playbackId}/control}. */
    CONTROL_PLAYBACK("control", "POST", "/playbacks/{playbackId}/control", "operation*"),
    /** {@code GET /recordings/stored}. */
    LIST_STORED_RECORDINGS("listStored", "GET", "/recordings/stored", ""),
    /** {@code GET /recordings/stored/{recordingName}}. */
    GET_STORED_RECORDING("getStored", "GET", "/recordings/stored/{recordingName}", ""),
    /** {@code DELETE /recordings/stored/{recordingName}}. */
    DELETE_STORED_RECORDING("deleteStored", "DELETE", "/recordings/stored/{recordingName}", ""),
    /** {@code GET /recordings/stored/{recordingName}/file}. */
    GET_STORED_RECORDING_FILE("getStoredFile", "GET", "/recordings/stored/{recordingName}/file", ""),
    /** {@code POST /recordings/stored/{recordingName}/copy}. */
    COPY_STORED_RECORDING("copyStored", "POST", "/recordings/stored/{recordingName}/copy", "destinationRecordingName*"),
    /** {@code GET /recordings/live/{recordingName}}. */
    GET_LIVE_RECORDING("getLive", "GET", "/recordings/live/{recordingName}", ""),
    /** {@code DELETE /recordings/live/{recordingName}}. */
    CANCEL_RECORDING("cancel", "DELETE", "/recordings/live/{recordingName}", ""),
    /** {@code POST /recordings/live/{recordingName}/stop}. */
    STOP_RECORDING("stop", "POST", "/recordings/live/{recordingName}/stop", ""),
    /** {@code POST /recordings/live/{recordingName}/pause}. */
    PAUSE_RECORDING("pause", "POST", "/recordings/live/{recordingName}/pause", ""),
    /** {@code DELETE /recordings/live/{recordingName}/pause}. */
    UNPAUSE_RECORDING("unpause", "DELETE", "/recordings/live/{recordingName}/pause", ""),
    /** {@code POST /recordings/live/{recordingName}/mute}. */
    MUTE_RECORDING("mute", "POST", "/recordings/live/{recordingName}/mute", ""),
    /** {@code DELETE /recordings/live/{recordingName}/mute}. */
    UNMUTE_RECORDING("unmute", "DELETE", "/recordings/live/{recordingName}/mute", ""),
    /** {@code GET /bridges}. */
    LIST_BRIDGES("list", "GET", "/bridges", ""),
    /** {@code POST /bridges}. */
    CREATE_BRIDGE("create", "POST", "/bridges", "type bridgeId name variables"),
    /** {@code POST /bridges/{bridgeId}}. */
    CREATE_BRIDGE_WITH_ID("createWithId", "POST", "/bridges/{bridgeId}", "type name variables"),
    /** {@code GET /bridges/{bridgeId}}. */
    GET_BRIDGE("get", "GET", "/bridges/{bridgeId}", ""),
    /** {@code DELETE /bridges/{bridgeId}}. */
    DESTROY_BRIDGE("destroy", "DELETE", "/bridges/{bridgeId}", ""),
    /** {@code POST /bridges/{bridgeId}/addChannel}. */
    ADD_CHANNEL(
            "addChannel",
            "POST",
            "/bridges/{bridgeId}/addChannel",
            "channel* role absorbDTMF mute inhibitConnectedLineUpdates"),
    /** {@code POST /bridges/{bridgeId}/removeChannel}. */
    REMOVE_CHANNEL("removeChannel", "POST", "/bridges/{bridgeId}/removeChannel", "channel*"),
    /** {@code POST /bridges/{bridgeId}/moh}. */
    START_BRIDGE_MOH("startMoh", "POST", "/bridges/{bridgeId}/moh", "mohClass"),
    /** {@code DELETE /bridges/{bridgeId}/moh}. */
    STOP_BRIDGE_MOH("stopMoh", "DELETE", "/bridges/{bridgeId}/moh", ""),
    /** {@code POST /bridges/{bridgeId}/play}. */
    PLAY_ON_BRIDGE(
            "play", "POST", "/bridges/{bridgeId}/play", "media* announcer_format lang offsetms skipms playbackId"),
    /** {@code POST /bridges/{bridgeId}/play/{playbackId}}. */
    PLAY_ON_BRIDGE_WITH_ID(
            "playWithId",
            "POST",
            "/bridges/{bridgeId}/play/{playbackId}",
            "media* announcer_format lang offsetms skipms"),
    /** {@code POST /bridges/{bridgeId}/record}. */
    RECORD_BRIDGE(
            "record",
            "POST",
            "/bridges/{bridgeId}/record",
            "name* format* recorder_format maxDurationSeconds maxSilenceSeconds ifExists beep terminateOn"),
    /** {@code GET /bridges/{bridgeId}/variable}. */
    GET_BRIDGE_VARIABLE("getBridgeVar", "GET", "/bridges/{bridgeId}/variable", "variable*"),
    /** {@code POST /bridges/{bridgeId}/variable}. */
    SET_BRIDGE_VARIABLE("setBridgeVar", "POST", "/bridges/{bridgeId}/variable", "variable* value report_events"),
    /** {@code GET /bridges/{bridgeId}/variables}. */
    GET_BRIDGE_VARIABLES("getBridgeVars", "GET", "/bridges/{bridgeId}/variables", "variables*"),
    /** {@code POST /bridges/{bridgeId}/variables}. */
    SET_BRIDGE_VARIABLES("setBridgeVars", "POST", "/bridges/{bridgeId}/variables", "variables*"),
    /** {@code GET /endpoints}. */
    LIST_ENDPOINTS("list", "GET", "/endpoints", ""),
    /** {@code GET /endpoints/{tech}}. */
    LIST_ENDPOINTS_OF_TECH("listByTech", "GET", "/endpoints/{tech}", ""),
    /** {@code GET /endpoints/{tech}/{resource}}. */
    GET_ENDPOINT("get", "GET", "/endpoints/{tech}/{resource}", ""),
    /** {@code GET /deviceStates}. */
    LIST_DEVICE_STATES("list", "GET", "/deviceStates", ""),
    /** {@code GET /deviceStates/{deviceName}}. */
    GET_DEVICE_STATE("get", "GET", "/deviceStates/{deviceName}", ""),
    /** {@code PUT /deviceStates/{deviceName}}. */
    UPDATE_DEVICE_STATE("update", "PUT", "/deviceStates/{deviceName}", "deviceState*"),
    /** {@code DELETE /deviceStates/{deviceName}}. */
    DELETE_DEVICE_STATE("delete", "DELETE", "/deviceStates/{deviceName}", ""),
    /** {@code GET /mailboxes}. */
    LIST_MAILBOXES("list", "GET", "/mailboxes", ""),
    /** {@code GET /mailboxes/{mailboxName}}. */
    GET_MAILBOX("get", "GET", "/mailboxes/{mailboxName}", ""),
    /** {@code PUT /mailboxes/{mailboxName}}. */
    UPDATE_MAILBOX("update", "PUT", "/mailboxes/{mailboxName}", "oldMessages* newMessages*"),
    /** {@code DELETE /mailboxes/{mailboxName}}. */
    DELETE_MAILBOX("delete", "DELETE", "/mailboxes/{mailboxName}", ""),
    /** {@code GET /sounds}. */
    LIST_SOUNDS("list", "GET", "/sounds", "lang format"),
    /** {@code GET /sounds/{soundId}}. */
    GET_SOUND("get", "GET", "/sounds/{soundId}", ""),
    /** {@code GET /applications}. */
    LIST_APPLICATIONS("list", "GET", "/applications", ""),
    /** {@code GET /applications/{applicationName}}. */
    GET_APPLICATION("get", "GET", "/applications/{applicationName}", ""),
    /** {@code POST /applications/{applicationName}/subscription}. */
    SUBSCRIBE("subscribe", "POST", "/applications/{applicationName}/subscription", "eventSource*"),
    /** {@code DELETE /applications/{applicationName}/subscription}. */
    UNSUBSCRIBE("unsubscribe", "DELETE", "/applications/{applicationName}/subscription", "eventSource*"),
    /** {@code PUT /applications/{applicationName}/eventFilter}. */
    FILTER_EVENTS("filter", "PUT", "/applications/{applicationName}/eventFilter", "filter"),
    /** {@code GET /events}: the WebSocket upgrade. */
    OPEN_EVENTS("eventWebsocket", "GET", "/events", "app* subscribeAll"),
    /** {@code POST /events/user/{eventName}}. */
    SEND_USER_EVENT("userEvent", "POST", "/events/user/{eventName}", "application* source variables"),
    /** {@code POST /events/claim}. */
    CLAIM_CHANNEL("claimChannel", "POST", "/events/claim", "channelId* application*"),
    /** {@code GET /api-docs/{file}}: the description of the interface, in files. */
    GET_API_DOCS("", "GET", "/api-docs/{file}", "");

    private final String nickname;
    private final String method;
    private final String path;
    private final String parameters;

    /** Parameters outside of the path are separated by spaces; a star marks those that Asterisk documents as required. */
    Operation(String nickname, String method, String path, String parameters) {
        this.nickname = nickname;
        this.method = method;
        this.path = path;
        this.parameters = parameters;
    }

    /** The operation of a request, with the parameters in its path. The first match is used, so literals precede patterns. */
    public static Optional<RoutedOperation> route(String method, String path) {
        List<String> asked = PathPattern.split(path);
        for (PathPattern pattern : PathPattern.ALL) {
            if (pattern.operation().method.equals(method) && pattern.matches(asked)) {
                return Optional.of(new RoutedOperation(pattern.operation(), pattern.namesIn(asked)));
            }
        }
        return Optional.empty();
    }

    /** Whether any operation has this path, with any method. */
    static boolean knowsPath(String path) {
        List<String> asked = PathPattern.split(path);
        return PathPattern.ALL.stream().anyMatch(pattern -> pattern.matches(asked));
    }

    /** Its nickname in Asterisk's description, unique within its resource. */
    String nickname() {
        return nickname;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    List<String> parameters() {
        return parameters.isEmpty() ? List.of() : List.of(parameters.split(" ", -1));
    }
}
