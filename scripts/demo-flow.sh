#!/bin/sh
# ./run demo --flow NAME: one flow of examples/custom-flows on a real Asterisk, called by SIPp, which presses keys and speaks a note.
# Prints the actions of caller and callees, the media that they hear, and the CDR. Without NAME: lists the flows.
#
#   demo-flow.sh [NAME]
#
# Status 0 only if every call ended, and the callers received what they expected.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/shared.sh
. "$here/shared.sh"

JAR=$REPO/examples/custom-flows/target/custom-flows-1.0-SNAPSHOT.jar

# The actions of the caller after the answer: wait SECONDS, press KEYS, hangup; without hangup it waits for the BYE. An originated call
# counts as a further call; with callers=0 an HTTP request starts the call.
script_of() {
    number=100 callers=1 originated=0 script=
    case $1 in
        pin-menu) script='wait 2 press 1111 wait 2 press 1234 wait 3 press 1' ;;
        pin-conference) callers=2 script='wait 2 press 1234 wait 8 press #' ;;
        invited-conference) originated=2 script='wait 12 press #' ;;
        ring-group) script='wait 11 press #' ;;
        call-screening) script='wait 2 hangup' ;;
        warm-transfer) script='wait 9 hangup' ;;
        trunk-fail-over) number=3200 script='wait 3 hangup' ;;
        support-queue) callers=2 script='wait 1' ;;
        callback) originated=1 script='wait 9 press 1' ;;
        click-to-dial) callers=0 originated=1 ;;
        consented-recording) script='wait 4 press 1 wait 3 press * wait 2 press * wait 2 hangup' ;;
        durable-survey)
            script='wait 1 press 1'
            for key in 2 3 4 5 6 7 8 9 0; do script="$script wait 1 press $key"; done
            ;;
        supervisor) script='wait 4 hangup' ;;
        *) return 1 ;;
    esac
}

list() {
    cat <<'END_OF_LIST'
./run demo --flow NAME, where NAME is one of:
  pin-menu             IVR: a PIN, three tries, a menu
  pin-conference       two callers with the PIN of a conference hear each other; key # takes each out
  invited-conference   the guests of a caller are called, and join its conference with key 1
  ring-group           several telephones ring at once; if none answers, the caller leaves a message
  call-screening       a telephone hangs up when it is asked, the next one accepts with a key
  warm-transfer        the reception consults a department, and leaves the caller with it
  trunk-fail-over      the first trunk fails, and the second one gets the call
  support-queue        two callers wait for agents, with music and positions
  callback             a caller asks to be called back; an agent is rung, then the caller
  click-to-dial        an HTTP request connects two numbers
  consented-recording  a talk is recorded with the caller's consent, and paused by a key
  durable-survey       ten questions, each of which is answered with one key
  supervisor           a supervisor hears a talk and whispers to the callee
What each does: docs/recipes
END_OF_LIST
}

main() {
    [ $# -gt 0 ] || { list; exit 0; }
    script_of "$1" || { printf 'unknown flow "%s"\n\n' "$1" >&2; list >&2; exit 2; }
    "$here/setup.sh"
    build
    mkdir -p "$RUNS"
    DIR=$(mktemp -d "$RUNS/demo-flow.XXXXXX")
    printf '%s\n' "$$" >"$DIR/demo.pid"
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    "$here/asterisk.sh" start "$DIR/asterisk"
    start_flow "$1"
    if [ "$callers" = 0 ]; then request_call; else call; fi
    status=0
    wait "$flow_pid" || status=$?
    wait "$printer"
    [ "$status" = 0 ] || fail "the program of the flow ended with status $status; its log: $DIR/app.log"
    [ "$callers" != 0 ] || return 0
    well=$(env_of "$DIR/callers/figures" ENDED_WELL)
    [ "$well" = "$callers" ] || fail "$well of $callers callers received what they expected; SIPp's log: $DIR/callers/sipp.log"
}

call() {
    mkdir "$DIR/caller"
    set -f # the key *
    # shellcheck disable=SC2086  # several words
    scenario $script >"$DIR/caller/caller.xml"
    set +f
    note >"$DIR/caller/note.ulaw"
    say "$callers caller(s) of SIPp call $number: $script"
    CALLER_FOLDER=$DIR/caller "$here/callers.sh" "$DIR/callers" "$(env_of "$DIR/asterisk/env" SIP_PORT)" "$number" "$callers" 1 60
}

# First a malformed request, then a correct one.
request_call() {
    for body in 'first=3200' 'first=3200&second=3201'; do
        say "curl -d '$body' $address"
        curl -sS --noproxy '*' -m 5 -d "$body" "$address"
    done
}

build() {
    is_newest "$JAR" && return 0
    say "Building the flows ..."
    (cd "$REPO" && ./mvnw -q -B -ntp -DskipTests package -pl examples/custom-flows -am) ||
        fail "the build failed; Maven's output is above"
    # Maven does not touch a jar whose own classes did not change; without this it would stay older than its sources.
    touch "$JAR"
}

start_flow() {
    for name in ARI_URL ARI_USERNAME ARI_PASSWORD ARI_APP; do
        export "$name=$(env_of "$DIR/asterisk/env" "$name")"
    done
    mkfifo "$DIR/said"
    # Its output goes to the terminal, except for the line "ready".
    setsid java -jar "$JAR" "$1" $((callers + originated)) </dev/null >"$DIR/said" 2>"$DIR/app.log" &
    flow_pid=$!
    printf '%s\n' "$flow_pid" >"$DIR/app.pid"
    exec 7<"$DIR/said"
    read -r ready <&7 || { tail -n 15 "$DIR/app.log" >&2; fail "the program of the flow did not start"; }
    [ "$ready" = ready ] || fail "the program of the flow did not become ready: $ready"
    [ "$callers" != 0 ] || read -r address <&7
    cat <&7 &
    printer=$!
}

# scenario STEP…: SIPp's scenario of a caller who executes these steps after the answer, and hangs up or is hung up.
scenario() {
    sequence=1
    hung_up=
    printf '<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="caller">\n'
    request INVITE 1 '' 'Content-Type: application/sdp
      Content-Length: [len]

      v=0
      o=- 1 1 IN IP[local_ip_type] [local_ip]
      s=-
      c=IN IP[media_ip_type] [media_ip]
      t=0 0
      m=audio [media_port] RTP/AVP 0
      a=rtpmap:0 PCMU/8000' ' start_rtd="setup"'
    printf '<recv response="100" optional="true"/>\n<recv response="180" optional="true"/>\n'
    printf '<recv response="183" optional="true"/>\n<recv response="200" rrs="true" rtd="setup"/>\n'
    request ACK 1 '[peer_tag_param]' 'Content-Length: 0'
    printf '<nop><action><exec rtp_stream="note.ulaw,-1,0,PCMU/8000"/></action></nop>\n'
    while [ $# -gt 0 ]; do
        case $1 in
            wait) printf '<pause milliseconds="%s000"/>\n' "$2"; shift ;;
            press) press "$2"; shift ;;
            hangup) hung_up=yes; another BYE 'Content-Length: 0' ;;
        esac
        shift
    done
    [ -n "$hung_up" ] || is_hung_up
    printf '</scenario>\n'
}

press() {
    keys=$1
    while [ -n "$keys" ]; do
        rest=${keys#?}
        another INFO "Content-Type: application/dtmf-relay
      Content-Length: [len]

      Signal=${keys%"$rest"}
      Duration=160"
        printf '<pause milliseconds="250"/>\n'
        keys=$rest
    done
}

another() {
    sequence=$((sequence + 1))
    request "$1" "$sequence" '[peer_tag_param]' "$2"
    printf '<recv response="200"/>\n'
}

# request METHOD SEQUENCE TAG REST [ATTRIBUTES]
request() {
    [ "$1" = INVITE ] && address='sip:[service]@[remote_ip]:[remote_port]' || address='[next_url]'
    [ "$1" = ACK ] && resent='' || resent=' retrans="500"'
    cat <<END_OF_REQUEST
<send$resent${5:-}><![CDATA[

      $1 $address SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From: "SIPp" <sip:1000@[local_ip]:[local_port]>;tag=[pid]-[call_number]
      To: <sip:[service]@[remote_ip]:[remote_port]>$3
      Call-ID: [call_id]
      CSeq: $2 $1
      Contact: <sip:1000@[local_ip]:[local_port]>
      Max-Forwards: 70
      $4

]]></send>
END_OF_REQUEST
}

is_hung_up() {
    cat <<'END_OF_ANSWER'
<recv request="BYE"/>
<send><![CDATA[

      SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Content-Length: 0

]]></send>
END_OF_ANSWER
}

# A second of 1 kHz in mu-law: eight samples are one period.
note() {
    turns=0
    while [ "$turns" -lt 1000 ]; do
        printf '\377\250\237\250\377\050\037\050'
        turns=$((turns + 1))
    done
}

clean_up() {
    status=$?
    trap - EXIT
    trap '' INT TERM
    stop_process "$DIR/callers/sipp.pid" sipp
    stop_process "$DIR/app.pid" java
    "$here/asterisk.sh" stop "$DIR/asterisk"
    if [ "$status" = 0 ]; then rm -rf "$DIR"; else
        rm -f "$DIR/demo.pid"
        say "The logs: $DIR (./run stop removes them)" >&2
    fi
    exit "$status"
}

main "$@"
