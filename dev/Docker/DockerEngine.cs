using CleanTemplate.Dev.Common;

namespace CleanTemplate.Dev.Docker;

/// <summary>The Docker engine of this machine, reached through its command line.</summary>
public static class DockerEngine
{
    /// <summary>A client without an engine may wait for minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal static IReadOnlyList<string> Advice { get; } = ["Docker                start Docker Desktop, or install an engine: https://docs.docker.com/engine/install"];

    public static async Task<bool> Answers(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return (await Run(["version", "--format", "{{.Server.Version}}"], patience.Token)).Succeeded;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    internal static Task<ProgramRun> Run(
        IEnumerable<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? environment = null) =>
        ProgramRun.Of("docker", arguments, cancellationToken, environment);
}
