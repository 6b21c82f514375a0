namespace CleanTemplate.WebApi.Tests.Logs;

/// <summary>The fixture of the assembly: fails the run when a secret of its tests stood in a log of their hosts.</summary>
public sealed class NoSecretIsLogged : IDisposable
{
    public void Dispose()
    {
        var found = SearchedLogs.OfThisRun.Found();
        Assert.True(found.Count == 0, $"A log tells a secret:\n{string.Join("\n---\n", found)}");
    }
}
