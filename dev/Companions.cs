namespace CleanTemplate.Dev;

/// <summary>All companions that the configuration asks for, for as long as the API runs.</summary>
internal sealed class Companions : IAsyncDisposable
{
    private readonly List<ICompanion> _all =
    [
        .. typeof(ICompanion).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(ICompanion)))
            .Select(type => (ICompanion)Activator.CreateInstance(type)!),
    ];

    public async Task<IReadOnlyList<Companionship>> Start(ApiSettings settings)
    {
        List<Companionship> started = [];
        foreach (var companion in _all)
            if (await companion.Start(settings) is { } companionship) started.Add(companionship);
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var companion in _all) await companion.DisposeAsync();
    }
}
