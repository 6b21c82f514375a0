namespace CleanTemplate.Dev.Tests.Docker;

internal static class FakeDocker
{
    /// <summary>Containers are files with the word true (running) or false, and volumes are empty files.</summary>
    public static void AddDocker(this FakePrograms programs) => programs.Add("docker", """
        case "$1 $2" in
          "version "*) test ! -e hangs || sleep 30; test ! -e no-engine ;;
          "container inspect") cat "container-$5" ;;
          "volume inspect") test -e "volume-$3" ;;
          "run "*)
            test ! -e no-image || { echo no such image; exit 125; }
            shift; previous=
            for word in "$@"; do
              case "$previous" in
                --name) echo true > "container-$word" ;;
                --volume) touch "volume-${word%%:*}" ;;
              esac
              previous=$word
            done
            env | grep '_PASSWORD=' > password ;;
          "port "*) echo 127.0.0.1:49321 ;;
          "exec "*) test ! -e never-ready && test -e almost || { touch almost; test ! -e never-ready || echo false > "container-$2"; exit 1; } ;;
          "logs "*) echo last words ;;
          "ps "*) ls container-* 2>/dev/null | sed s/container-// ;;
          "rm "*) for word in "$@"; do rm -f "container-$word"; done ;;
        esac
        """);
}
