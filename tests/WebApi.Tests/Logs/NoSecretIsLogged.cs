namespace CleanTemplate.WebApi.Tests.Logs;

/// <summary>The fixture of the assembly: fails the run when a secret of its tests stood in a log of their hosts.</summary>
public sealed class NoSecretIsLogged : IDisposable
{
    public void Dispose() => Assert.Empty(SearchedLogs.OfThisRun.Found());
}
