#!/bin/sh
# Builds a release of the last commit as for Maven Central, and checks its files; one line for each check.
# Uploads nothing: the files are written into a folder, signed with a temporary key.
#
#   release.sh --dry-run [--against VERSION|FOLDER] [--keep FOLDER]
#     --against   the release to compare the API with: its version, or a folder with its jars.
#                 Default: the last tag vX.Y.Z. The differences are written to docs/api-changes/VERSION.md.
#     --keep      the folder for the repository of the release; without it the repository is removed
#
# The commit is built twice, each time in a clone of its own, so the target folders of this checkout are not changed.
# It needs gpg and git beside a JDK.
set -eu
# shellcheck source=scripts/shared.sh
. "$(dirname "$0")/shared.sh"
# shellcheck source=scripts/maven.sh
. "$(dirname "$0")/maven.sh"
# shellcheck source=scripts/results.sh
. "$(dirname "$0")/results.sh"

usage() { sed -n '5,8s/^# *//p' "$0" >&2; exit 2; }

dry='' against='' keep=''
while [ $# -gt 0 ]; do
    case $1 in
        --dry-run) dry=yes ;;
        --against | --keep)
            [ $# -ge 2 ] || usage
            case $1 in --against) against=$2 ;; *) keep=$(absolute "$2") ;; esac
            shift
            ;;
        *) usage ;;
    esac
    shift
done
if [ -z "$dry" ]; then
    say "release: only --dry-run is supported: it neither uploads to Maven Central, nor sets a tag, nor changes a version.
  docs/releasing.md has the steps that are left to you." >&2
    exit 2
fi
for program in gpg gpgconf git; do
    command -v "$program" >/dev/null || fail "$program is missing: install Debian's packages gnupg and git"
done

work=$(mktemp -d)
# A separate folder, as the path of the agent's socket must be short.
GNUPGHOME=$(mktemp -d /tmp/ariadne4j-key.XXXXXX)
export GNUPGHOME
trap 'gpgconf --kill all >/dev/null 2>&1 || true; rm -rf "$work" "$GNUPGHOME"' EXIT
trap 'exit 130' INT TERM

cd "$REPO"
snapshot=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml | head -n 1)
version=${snapshot%-SNAPSHOT}
modules=$(sed -n 's/^ *<module>\(ari-[^<]*\)<\/module>$/\1/p' pom.xml)
# The BOM and the archetype have no classes.
libraries=$(for module in $modules; do [ ! -d "$module/src/main/java" ] || printf '%s\n' "$module"; done)
repository=$work/repository
before=$work/before
[ -z "$(git status --porcelain)" ] || say "Changes of this checkout that are not committed are not in the release."

# build NAME ARGUMENT…: that clone of the commit, its version set to the release's, built into the repository NAME.
build() {
    name=$1
    shift
    git clone -q "file://$REPO" "$work/$name"
    (
        cd "$work/$name"
        find . -name pom.xml -exec sed -i "s|<version>$snapshot</version>|<version>$version</version>|" {} +
        ./mvnw -B -ntp deploy -Prelease -DskipTests -Dmaven.install.skip=true -Dspotless.goal=check \
            -DaltDeploymentRepository="scratch::file://$work/$name-repository" -Daether.checksums.algorithms=MD5,SHA-1,SHA-256,SHA-512 \
            -pl "$(printf '%s\n' . $modules | paste -sd , -)" "$@"
    ) >"$work/$name.log" 2>&1 || { cat "$work/$name.log" >&2; fail "the build of the release failed"; }
}

# of MODULE: the folder of that module in the repository of the release.
of() { printf '%s' "$repository/$OURS/$1/$version"; }

# files: all published files, without checksums and signatures.
files() { find "$repository/$OURS" -type f ! -name '*.asc' ! -name '*.md5' ! -name '*.sha*' ! -name 'maven-metadata.xml' | LC_ALL=C sort; }

# earlier_jars: the jars of the release to compare with, as $before/MODULE.jar.
earlier_jars() {
    mkdir "$before"
    for module in $libraries; do
        if [ -d "$against" ]; then
            jar=$(find "$against" -name "$module-[0-9]*.jar" ! -name '*-sources.jar' ! -name '*-javadoc.jar' ! -name '*-tests.jar' \
                ! -name '*-standalone.jar' | LC_ALL=C sort | tail -n 1)
            [ -z "$jar" ] || cp "$jar" "$before/$module.jar"
        else
            ./mvnw -q -B -ntp dependency:copy -Dartifact="$GROUP:$module:$against" -Dmdep.stripVersion=true -DoutputDirectory="$before" -N \
                >"$work/earlier.log" 2>&1 || say "There is no $module $against: all of its API is new."
        fi
    done
    [ -n "$(ls "$before")" ] || fail "no jar of a release in $against"
}

# missing_in_pom FILE: elements that Central or a consumer requires and that POM lacks, and elements that it must not have.
missing_in_pom() {
    for element in name description url license developer connection developerConnection; do
        grep -q "<$element>[^<]" "$1" || grep -q "<$element>$" "$1" || echo "${1##*/} has no <$element>"
    done
    for element in parent repositories pluginRepositories profiles build properties; do
        ! grep -q "<$element>" "$1" || echo "${1##*/} has <$element>"
    done
    # shellcheck disable=SC2016  # a property of Maven
    grep -nE '\$\{|SNAPSHOT|<scope>(test|system)</scope>' "$1" | sed "s|^|${1##*/}: |"
    awk -v file="${1##*/}" '
        /<dependency>/ { inside = 1; found = 0; name = "" }
        inside && /<artifactId>/ && name == "" { name = $0; gsub(/ |<[^>]*>/, "", name) }
        inside && /<version>[^<]/ { found = 1 }
        /<\/dependency>/ { if (!found) print file ": " name " has no version"; inside = 0 }' "$1"
}

# missing_files MODULE: missing files of that module that Central requires.
missing_files() {
    endings='.pom -cyclonedx.json'
    [ "$1" = ari-bom ] || endings='.pom -cyclonedx.json .jar -sources.jar -javadoc.jar'
    for ending in $endings; do
        [ -s "$(of "$1")/$1-$version$ending" ] || echo "$1-$version$ending is missing"
    done
}

# unsigned FILE: a problem if its signature is missing or wrong.
unsigned() {
    gpg --batch --verify "$1.asc" "$1" >"$work/gpg.log" 2>&1 || echo "${1##*/} has no good signature: $(tail -n 1 "$work/gpg.log")"
}

# wrong_checksums FILE: checksums that are missing or wrong.
wrong_checksums() {
    for kind in md5 sha1 sha256 sha512; do
        [ "$(cat "$1.$kind" 2>/dev/null)" = "$("${kind}sum" "$1" | cut -d ' ' -f 1)" ] || echo "${1##*/}.$kind is not its checksum"
    done
}

# missing_in_sbom MODULE: dependencies of the POM that the bill of materials does not have.
missing_in_sbom() {
    sbom=$(of "$1")/$1-$version-cyclonedx.json
    grep -q '"bomFormat" : "CycloneDX"' "$sbom" || echo "${sbom##*/} is not CycloneDX"
    [ "$1" != ari-bom ] || return 0
    awk '
        function text(line) { gsub(/ |<[^>]*>/, "", line); return line }
        /<dependency>/ { inside = 1; group = name = version = ""; optional = 0 }
        /<exclusions>/ { inside = 0 }
        /<\/exclusions>/ { inside = 1 }
        inside && /<groupId>/ { group = text($0) }
        inside && /<artifactId>/ { name = text($0) }
        inside && /<version>/ { version = text($0) }
        inside && /<optional>true/ { optional = 1 }
        /<\/dependency>/ { if (!optional) print "pkg:maven/" group "/" name "@" version; inside = 0 }' "$(of "$1")/$1-$version.pom" |
        while read -r dependency; do
            grep -qF "\"$dependency?" "$sbom" || echo "${sbom##*/} does not contain $dependency"
        done
}

# other_bytes FILE: a problem if the second build created another file.
other_bytes() {
    cmp -s "$1" "$work/second-repository${1#"$repository"}" || echo "${1##*/} differs in the second build"
}

# each FUNCTION LINES: the output of the function for each of these lines.
each() { printf '%s\n' "$2" | while read -r line; do "$1" "$line"; done; }

# consumer: a project that uses every module by the BOM from the release's repository.
consumer() {
    mkdir "$work/consumer"
    cp -R "$REPO/mvnw" "$REPO/.mvn" "$work/consumer"
    cat >"$work/consumer/pom.xml" <<END
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>consumer</artifactId>
  <version>1</version>
  <repositories><repository><id>release</id><url>file://$repository</url></repository></repositories>
  <dependencyManagement>
    <dependencies>
      <dependency><groupId>$GROUP</groupId><artifactId>ari-bom</artifactId><version>$version</version><type>pom</type><scope>import</scope></dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
$(for module in $libraries; do printf '    <dependency><groupId>%s</groupId><artifactId>%s</artifactId></dependency>\n' "$GROUP" "$module"; done)
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <artifactId>maven-enforcer-plugin</artifactId>
        <version>3.7.0</version>
        <configuration><rules><externalRules><location>$REPO/scripts/known-vulnerabilities.xml</location></externalRules></rules></configuration>
      </plugin>
    </plugins>
  </build>
</project>
END
    overlay_repository "$work"
    # shellcheck disable=SC2086  # several arguments
    (cd "$work/consumer" && ./mvnw -B -ntp $OVERLAY dependency:3.11.0:list -DincludeScope=runtime -DoutputFile=runtime.txt \
        enforcer:enforce) >"$work/consumer.log" 2>&1 || grep '^\[ERROR\]' "$work/consumer.log" | head -n 10
}

# changes FILE: the types and members in a report of japicmp, without badges, which would be loaded from another host.
changes() {
    awk '/^## Results/ { inside = 1; next } /^> \[!WARNING\]/ { exit } inside && !/^(<|___)/' "$1" |
        sed -e 's/!\[\([^]]*\)\]/\1/g' -e 's/\[\([^]]\{2,\}\)\]/\1/g' | cat -s
}

# api_changes: the reports of japicmp for each module, as one page.
api_changes() {
    printf '# API changes of %s\n\nEach module beside %s. Made by `./run release`.\n' "$version" "$1"
    for module in $libraries; do
        printf '\n## %s\n\n' "$module"
        if [ -e "$before/$module.jar" ]; then
            changes "$work/first/$module/target/japicmp/api-changes.md"
        else
            echo 'A new module.'
        fi
    done
}

if [ -z "$against" ]; then
    tag=$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null) || tag=''
    against=${tag#v}
fi
[ -z "$against" ] || earlier_jars

gpg --batch -q --passphrase '' --quick-generate-key 'Dry run of a release <dry-run@example.invalid>' ed25519 sign 1d 2>"$work/key.log" ||
    fail "the key could not be created: $(cat "$work/key.log")"
say "Building release $version of commit $(git rev-parse --short HEAD) …"
began=$(date +%s)
if [ -n "$against" ]; then
    build first -Djapicmp.skip=false -Djapicmp.before="$before"
else
    build first
fi
mv "$work/first-repository" "$repository"
say "… and a second time …"
build second -Dgpg.skip -Dlicense.skipAddThirdParty
say "Both builds took $(($(date +%s) - began)) s."

all=$(files)
count=$(printf '%s\n' "$all" | wc -l)
poms=$(printf '%s\n' "$all" | grep '\.pom$')
jars=$(printf '%s\n' "$all" | grep -c '\.jar$')
published=$(printf '%s\n' "$modules" | wc -l)
signatures=$(find "$repository" -name '*.asc' | wc -l)
result "POMs: $published have what Central wants, and versions, no parent, no property, no test" "$(each missing_in_pom "$poms")"
result "files: $count of $published modules, $jars of them jars; sources and Javadoc of each library" "$(each missing_files "$modules")"
result "signatures: $signatures, each good" "$(each unsigned "$all")"
result "checksums: $((count * 4)), each right" "$(each wrong_checksums "$all")"
result "SBOM: one for each module, with what its POM names" "$(each missing_in_sbom "$modules")"
result "second build: $count files, byte for byte the same" "$(each other_bytes "$all")"
cat "$work"/first/*/target/licences/THIRD-PARTY.txt | grep '^ *(' | LC_ALL=C sort -u >"$work/licences"
result "licences: $(grep -c . "$work/licences") libraries at run time, all can be used beside Apache-2.0" "$(unusual_licences "$work/licences")"
problems=$(consumer)
result "known vulnerabilities: none in the $(grep -c ':jar:' "$work/consumer/runtime.txt") jars that a project with all modules resolves" "$problems"
if [ -n "$against" ]; then
    page=$REPO/docs/api-changes/$version.md
    mkdir -p "${page%/*}"
    api_changes "${against##*/}" >"$page"
    result "API: beside ${against##*/}, in docs/api-changes/$version.md" ''
else
    say "[ -- ]  API: no release to compare with yet"
fi

all_met
if [ -n "$keep" ]; then
    cp -R "$repository/." "$keep/"
    cp "$work/licences" "$keep/licences.txt"
    say "The repository of the release is in $keep."
fi
